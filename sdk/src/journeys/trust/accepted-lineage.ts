import { getContractEvents } from "viem/actions";
import type { Action } from "../../actions/action.ts";
import { send, type SendOptions } from "../../actions/send.ts";
import type { AssetId, AuditId } from "../../chain/ids.ts";
import type { MarketClient } from "../../chain/market-client.ts";
import type { Kin } from "../../chain/split.ts";
import { describeError } from "../../errors/describe.ts";
import type { MarketError } from "../../errors/market-error.ts";
import { auditsAbi } from "../../generated/abis.ts";
import { readLineageKin, type LineageMoment } from "../../reads/lineage.ts";

/** Errors that the lineage in force can bring about and an earlier one not. */
const LATER_LINEAGE: ReadonlySet<string> = new Set(["Lineages_Mismatch", "Audits_DeclaredLate"]);

/**
 * Sends a step of an audit with a lineage that the contract takes: the one in force, else the one of the last draw or of the order. So an owner
 * that changes its split all the time can neither keep a panel from being drawn nor a finding from being revealed.
 * @throws MarketError `Lineages_Mismatch` when all have changed since it was asked, those of `send`
 */
export async function sendWithLineage(
  market: MarketClient,
  { audit, asset }: { readonly audit: AuditId; readonly asset: AssetId },
  step: (lineage: readonly Kin[]) => Action,
  options: SendOptions | undefined,
): Promise<void> {
  let refused = await attempt(market, step, asset, {}, options);
  if (refused === undefined) return;
  for (const moment of await momentsOf(market, audit)) {
    refused = await attempt(market, step, asset, moment, options);
    if (refused === undefined) return;
  }
  throw refused;
}

/** @returns the refusal of the lineage, undefined when it was taken */
async function attempt(
  market: MarketClient,
  step: (lineage: readonly Kin[]) => Action,
  asset: AssetId,
  moment: LineageMoment,
  options: SendOptions | undefined,
): Promise<MarketError | undefined> {
  try {
    await send(market, step(await readLineageKin(market, asset, moment)), options);
    return undefined;
  } catch (error) {
    const described = describeError(error);
    if (!LATER_LINEAGE.has(described.code)) throw described;
    return described;
  }
}

/** When an audit was drawn and ordered, the latest first. The splits may have changed once more in the same block. */
async function momentsOf(market: MarketClient, audit: AuditId): Promise<LineageMoment[]> {
  const { address, block } = market.deployment.contracts.Audits;
  const events = { address, abi: auditsAbi, fromBlock: BigInt(block), args: { audit }, strict: true } as const;
  const draws = await getContractEvents(market.client, { ...events, eventName: "PanelDrawn" });
  const orders = await getContractEvents(market.client, { ...events, eventName: "AuditOrdered" });
  return [...orders, ...draws].reverse().map(({ blockNumber, logIndex }) => ({ blockNumber, logIndex }));
}
