import { send, type SendOptions } from "../../actions/send.ts";
import { advanceAudit, concludeAudit, drawPanel } from "../../actions/trust/audit.ts";
import type { AuditId } from "../../chain/ids.ts";
import type { MarketClient } from "../../chain/market-client.ts";
import { describeError } from "../../errors/describe.ts";
import { readAudit, type ChainAudit } from "../../reads/audit.ts";
import { sendWithLineage } from "./accepted-lineage.ts";

/**
 * Takes the next step of an audit that is anybody's: draws the panel, goes on without the silent, or concludes. Sends nothing while it is
 * the auditors' turn, or the deciding block is not there yet.
 * @returns the audit afterwards
 * @throws MarketError `NotFound`, `Mismatch`, those of `send`
 */
export async function continueAudit(
  market: MarketClient,
  audit: AuditId,
  options: SendOptions = {},
): Promise<ChainAudit> {
  try {
    const found = await readAudit(market, audit);
    const { asset, next } = found;
    if (next === "draw")
      await sendWithLineage(market, found, (lineage) => drawPanel(market, { audit, lineage }), options);
    else if (next === "advance") await send(market, advanceAudit(market, audit), options);
    else if (next === "conclude") await send(market, concludeAudit(market, { audit, asset }), options);
    else return found;
    return await readAudit(market, audit);
  } catch (error) {
    throw describeError(error);
  }
}
