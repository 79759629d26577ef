import type { Hash } from "viem";
import { readContract } from "viem/actions";
import { approve } from "../../actions/approve.ts";
import { approveVault } from "../../actions/approve-vault.ts";
import { send, type SendOptions } from "../../actions/send.ts";
import { orderAudit as order, orderedAudit } from "../../actions/trust/audit.ts";
import type { AssetId, AuditId } from "../../chain/ids.ts";
import { requireAccount, type MarketClient } from "../../chain/market-client.ts";
import { formatFtns } from "../../chain/units.ts";
import { describeError } from "../../errors/describe.ts";
import { MarketError } from "../../errors/market-error.ts";
import { contractError } from "../../errors/revert.ts";
import { ftnsAbi } from "../../generated/abis.ts";
import { readAuditTerms } from "../../reads/audit-terms.ts";
import { readFunds } from "../../reads/funds.ts";
import { resumeOrSend } from "../resume.ts";
import { readVaultAllowance } from "./vault-allowance.ts";

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
 * @throws MarketError `InvalidInput` for money that is not there, `Audits_FeeTooLow`, `Audits_UnknownVersion`, those of `send`
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
    if (sent === undefined) await allow(market, total, fromCredit, options);
    const action = order(market, { ...input, fee, seats, fromCredit });
    return orderedAudit(market, await resumeOrSend(market, action, sent, (hash) => onHash?.(hash), options));
  } catch (error) {
    throw describeError(error);
  }
}

async function allow(
  market: MarketClient,
  amount: bigint,
  fromCredit: boolean,
  options: SendOptions | undefined,
): Promise<void> {
  const account = requireAccount(market);
  const funds = await readFunds(market, account);
  const [held, where] = fromCredit ? [funds.credit, "vault"] : [funds.wallet, "wallet"];
  if (held < amount) {
    const message = `The ${where} holds ${formatFtns(held)}, and this audit costs ${formatFtns(amount)}. Add the difference first.`;
    throw new MarketError("InvalidInput", message, { amount, held });
  }
  if (fromCredit) {
    const allowed = await readVaultAllowance(market, "Audits");
    if (allowed < amount) await send(market, approveVault(market, { spender: "Audits", amount }), options);
    return;
  }
  const allowed = await readContract(market.client, {
    ...{ address: market.addresses.FTNS, abi: ftnsAbi, functionName: "allowance" },
    args: [account, market.addresses.Audits],
  } as const);
  if (allowed < amount) await send(market, approve(market, { spender: "Audits", amount }), options);
}
