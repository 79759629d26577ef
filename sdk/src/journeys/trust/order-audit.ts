import type { Hash } from "viem";
import type { SendOptions } from "../../actions/send.ts";
import { orderAudit as order, orderedAudit } from "../../actions/trust/audit.ts";
import type { AssetId, AuditId } from "../../chain/ids.ts";
import type { MarketClient } from "../../chain/market-client.ts";
import { formatFtns } from "../../chain/units.ts";
import { describeError } from "../../errors/describe.ts";
import { contractError } from "../../errors/revert.ts";
import { readAuditTerms } from "../../reads/audit-terms.ts";
import { readLineageKin } from "../../reads/lineage.ts";
import { resumeOrSend } from "../resume.ts";
import { allowExactly, requireHeld, type Funding } from "./funding.ts";

/** An audit to pay for. */
export interface CommissionInput {
  readonly asset: AssetId;
  readonly version: number;
  /** For each auditor, FTNS base units; default the least. */
  readonly fee?: bigint;
  /** From vault credit instead of the wallet. */
  readonly fromCredit?: boolean;
  readonly name?: string;
}

/** How an order is followed, and gone on with. */
export interface CommissionOptions {
  /** The hash of an order that was sent before an interruption: it is not paid for twice. */
  readonly sent?: Hash;
  /** Called with the hash of the order: keep it until the end. */
  readonly onHash?: (hash: Hash) => void;
  readonly send?: SendOptions;
}

/**
 * Orders an audit: allows exactly what all auditors of the panel cost, when that is not allowed yet, and orders.
 * @returns the audit; draw its panel two blocks later (`continueAudit`)
 * @throws MarketError `InvalidInput` for money that is not there, `Audits_FeeTooLow`, `Audits_UnknownVersion`,
 * `Lineages_Mismatch` when a split has changed since it was read, those of `send`
 */
export async function orderAudit(
  market: MarketClient,
  input: CommissionInput,
  { sent, onHash, send: options }: CommissionOptions = {},
): Promise<AuditId> {
  try {
    const { fee: least, seats } = await readAuditTerms(market);
    const { fee = least, fromCredit = false } = input;
    if (fee < least) throw contractError("Audits_FeeTooLow", [fee, least]);
    const total = fee * BigInt(seats);
    if (sent === undefined) {
      const funding: Funding = { spender: "Audits", amount: total, from: fromCredit ? "credit" : "wallet" };
      await requireHeld(market, funding, `this audit costs ${formatFtns(total)}. Add the difference first.`);
      await allowExactly(market, funding, options);
    }
    const lineage = await readLineageKin(market, input.asset);
    const action = order(market, { ...input, fee, seats, lineage, fromCredit });
    return orderedAudit(market, await resumeOrSend(market, action, sent, (hash) => onHash?.(hash), options));
  } catch (error) {
    throw describeError(error);
  }
}
