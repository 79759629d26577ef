import type { Action } from "../../actions/action.ts";
import { send, type SendOptions } from "../../actions/send.ts";
import type { MarketClient } from "../../chain/market-client.ts";
import type { Kin } from "../../chain/split.ts";
import { describeError } from "../../errors/describe.ts";
import type { MarketError } from "../../errors/market-error.ts";
import { readLineageKin, readPinnedKin, type PinnedKinInput } from "../../reads/lineage.ts";

/** Errors that one lineage can bring about and another one not. */
const OF_LINEAGE: ReadonlySet<string> = new Set(["Lineages_Mismatch", "Audits_DeclaredLate"]);

/**
 * Sends a step of an audit with a lineage that the contract takes: the one in force, else the one that is pinned. So an owner that changes
 * its split all the time can neither keep a panel from being drawn nor a finding from being revealed.
 * @throws MarketError `Lineages_Mismatch` when both have changed since they were read, those of `send`
 */
export async function sendWithLineage(
  market: MarketClient,
  of: PinnedKinInput,
  step: (lineage: readonly Kin[]) => Action,
  options: SendOptions | undefined,
): Promise<void> {
  const first = await attempt(market, step(await readLineageKin(market, of.asset)), options);
  if (first === undefined) return;
  const second = await attempt(market, step(await readPinnedKin(market, of)), options);
  if (second === undefined) return;
  // A lineage that was not taken at all says nothing of the step.
  throw first.code === "Lineages_Mismatch" ? second : first;
}

/** @returns the refusal of the lineage, undefined when it was taken */
async function attempt(
  market: MarketClient,
  action: Action,
  options: SendOptions | undefined,
): Promise<MarketError | undefined> {
  try {
    await send(market, action, options);
    return undefined;
  } catch (error) {
    const described = describeError(error);
    if (!OF_LINEAGE.has(described.code)) throw described;
    return described;
  }
}
