import { send, type SendOptions } from "../../actions/send.ts";
import { advanceAudit, concludeAudit, drawPanel } from "../../actions/trust/audit.ts";
import type { AuditId } from "../../chain/ids.ts";
import type { MarketClient } from "../../chain/market-client.ts";
import { describeError } from "../../errors/describe.ts";
import { readAudit, type ChainAudit } from "../../reads/audit.ts";
import { readLineageKin } from "../../reads/lineage.ts";

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
    const action = await nextStep(market, found);
    if (action === undefined) return found;
    await send(market, action, options);
    return await readAudit(market, audit);
  } catch (error) {
    throw describeError(error);
  }
}

async function nextStep(market: MarketClient, { audit, asset, next }: ChainAudit) {
  if (next === "draw") return drawPanel(market, { audit, lineage: await readLineageKin(market, asset) });
  if (next === "advance") return advanceAudit(market, audit);
  return next === "conclude" ? concludeAudit(market, { audit, asset }) : undefined;
}
