import { parseEventLogs, type TransactionReceipt } from "viem";
import type { AssetId, AuditId } from "../../chain/ids.ts";
import { requireAccount, type MarketClient } from "../../chain/market-client.ts";
import type { Kin } from "../../chain/split.ts";
import { formatFtns } from "../../chain/units.ts";
import { MarketError } from "../../errors/market-error.ts";
import { auditsAbi } from "../../generated/abis.ts";
import { keys, type QueryKey } from "../../queries/keys.ts";
import { contractCall, type Action } from "../action.ts";
import { assetWords, countWords } from "../words.ts";

/** An audit to order. */
export interface OrderAuditInput {
  readonly asset: AssetId;
  readonly version: number;
  /** For each auditor, FTNS base units. */
  readonly fee: bigint;
  /** Auditors of a panel, as `readAuditTerms` gives it: all are paid for now. */
  readonly seats: number;
  /** Of `readLineageKin`: from the order on no change of a split can be in the way of the draw. */
  readonly lineage: readonly Kin[];
  /** From vault credit instead of the wallet. */
  readonly fromCredit?: boolean;
  readonly name?: string;
}

/**
 * Orders an audit of a version by a panel that is drawn. Needs an allowance to Audits (`approve`), or with `fromCredit` one of the vault
 * (`approveVault`), of exactly `seats` times `fee`, before.
 */
export function orderAudit(market: MarketClient, input: OrderAuditInput): Action {
  const { asset, version, fee, seats, lineage, fromCredit = false, name } = input;
  const account = requireAccount(market);
  const total = fee * BigInt(seats);
  const source = fromCredit ? "vault credit" : "your wallet";
  return {
    id: "audits.order",
    request: contractCall({
      address: market.addresses.Audits,
      abi: auditsAbi,
      functionName: "order",
      args: [asset, version, fee, fromCredit, lineage],
    }),
    summary: `Order an audit of version ${version} of ${assetWords(asset, name)} by ${countWords(seats, "auditor")} for ${formatFtns(fee)} each, ${formatFtns(total)} in all from ${source}. Who does not report is not paid: that part comes back as vault credit.`,
    maxCost: total,
    refresh: [keys.audits(), keys.certificates(asset), keys.funds(account)],
  };
}

/** The audit that a transaction ordered. @throws MarketError `NotFound` */
export function orderedAudit(market: MarketClient, receipt: Pick<TransactionReceipt, "logs">): AuditId {
  const contract = market.addresses.Audits.toLowerCase();
  const logs = receipt.logs.filter(({ address }) => address.toLowerCase() === contract);
  const [ordered] = parseEventLogs({ abi: auditsAbi, eventName: "AuditOrdered", logs });
  if (ordered !== undefined) return ordered.args.audit;
  throw new MarketError("NotFound", "The transaction ordered no audit. Was it the right transaction?");
}

/** A step of an audit that looks at everybody who has a part in the asset. */
export interface DrawPanelInput {
  readonly audit: AuditId;
  /** Of `readLineageKin`, as it is now, or of `readPinnedKin`. */
  readonly lineage: readonly Kin[];
}

/** Draws auditors for the empty seats, once the deciding block is there. Anyone. After 256 more blocks it only names another block. */
export function drawPanel(market: MarketClient, { audit, lineage }: DrawPanelInput): Action {
  return step(market, audit, {
    id: "audits.draw",
    request: contractCall({ ...contractOf(market), functionName: "draw", args: [audit, lineage] }),
    summary: `Draw the panel of audit ${audit} among the auditors with no part in the asset. Costs no FTNS.`,
    refresh: [],
  });
}

/** Goes on after the deadline to commit: slashes the silent, then draws again or opens the reveal. Anyone. */
export function advanceAudit(market: MarketClient, audit: AuditId): Action {
  return step(market, audit, {
    id: "audits.advance",
    request: contractCall({ ...contractOf(market), functionName: "advance", args: [audit] }),
    summary: `Go on with audit ${audit}: auditors who were silent lose a part of their stake and their seats. Costs no FTNS.`,
    refresh: [keys.auditors()],
  });
}

/** An audit that can end. */
export interface ConcludeAuditInput {
  readonly audit: AuditId;
  readonly asset: AssetId;
}

/** Ends an audit: pays who reported, refunds the rest, issues the certificate when more than half reported. Anyone. */
export function concludeAudit(market: MarketClient, { audit, asset }: ConcludeAuditInput): Action {
  return step(market, audit, {
    id: "audits.conclude",
    request: contractCall({ ...contractOf(market), functionName: "conclude", args: [audit] }),
    summary: `Conclude audit ${audit} of asset ${asset}: its auditors are paid, and its certificate is issued when most have reported. Costs no FTNS.`,
    refresh: [keys.certificates(asset), keys.asset(asset), keys.auditors(), keys.search()],
  });
}

function step(market: MarketClient, audit: AuditId, action: Omit<Action, "maxCost">): Action {
  const account = requireAccount(market);
  const refresh: readonly QueryKey[] = [keys.audit(audit), keys.audits(), keys.funds(account), ...action.refresh];
  return { ...action, maxCost: 0n, refresh };
}

function contractOf(market: MarketClient) {
  return { address: market.addresses.Audits, abi: auditsAbi } as const;
}
