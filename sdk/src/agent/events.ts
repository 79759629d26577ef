import type { Address, Hash } from "viem";
import { assetOf, type AuditId, type SaleId, type TermsId } from "../chain/ids.ts";
import { formatDuration, formatFtns, shortAddress } from "../chain/units.ts";
import type { MarketError } from "../errors/market-error.ts";

interface AboutSale {
  readonly sale: SaleId;
  readonly terms: TermsId;
  readonly buyer: Address;
  /** FTNS base units. */
  readonly amount: bigint;
}

interface Mined {
  readonly hash: Hash;
  readonly block: bigint;
  readonly gasUsed: bigint;
}

type Done = AboutSale & Mined;

interface AboutRequest {
  readonly audit: AuditId;
  readonly seat: number;
}

/** What an agent did or saw. */
export type AgentEvent =
  | { readonly type: "started"; readonly account: Address; readonly from: bigint; readonly open: number }
  | ({ readonly type: "delivered" } & Done)
  | ({ readonly type: "settled" } & Done)
  | ({ readonly type: "refunded" } & Done)
  /** The window to deliver is over: the buyer can take the money and the bond. */
  | ({ readonly type: "missed" } & AboutSale)
  /** Something failed that may work later. */
  | { readonly type: "retrying"; readonly sale: SaleId; readonly error: MarketError; readonly inSeconds: number }
  /** Something failed that cannot work as things are: another keystore, or a person, is needed. */
  | { readonly type: "blocked"; readonly sale: SaleId; readonly error: MarketError; readonly inSeconds: number }
  /** An auditor of a version whose key the account made has it. */
  | ({ readonly type: "handedOver" } & AboutRequest & Mined)
  /** An auditor's request could not be answered, and may be later. */
  | ({ readonly type: "requestRetrying"; readonly error: MarketError; readonly inSeconds: number } & AboutRequest)
  /** An auditor's request cannot be answered as things are. */
  | ({ readonly type: "requestBlocked"; readonly error: MarketError; readonly inSeconds: number } & AboutRequest)
  /** A block that was deep enough is no more: the chain is read again from the deployment on. */
  | { readonly type: "reorganised"; readonly block: bigint }
  /** The chain could not be read; the agent goes on. */
  | { readonly type: "waiting"; readonly error: MarketError; readonly inSeconds: number };

/** An event as one line for a log. */
export function agentEventLine(event: AgentEvent): string {
  switch (event.type) {
    case "started":
      return `agent of ${event.account} started at block ${event.from}, ${event.open} open sales`;
    case "delivered":
      return `delivered the key of ${saleWords(event)}, ${doneWords(event)}`;
    case "settled":
      return `settled ${saleWords(event)}, ${doneWords(event)}`;
    case "refunded":
      return `took back the money of ${saleWords(event)}, ${doneWords(event)}`;
    case "missed":
      return `MISSED ${saleWords(event)}: its key had to be delivered earlier, the bond is lost`;
    case "retrying":
      return `sale ${event.sale} again in ${formatDuration(event.inSeconds)}: ${event.error.message}`;
    case "blocked":
      return `BLOCKED sale ${event.sale}, again in ${formatDuration(event.inSeconds)}: ${event.error.message}`;
    case "handedOver":
      return `handed the key to ${requestWords(event)}, ${doneWords(event)}`;
    case "requestRetrying":
      return `${requestWords(event)} again in ${formatDuration(event.inSeconds)}: ${event.error.message}`;
    case "requestBlocked":
      return `BLOCKED ${requestWords(event)}, again in ${formatDuration(event.inSeconds)}: ${event.error.message}`;
    case "reorganised":
      return `block ${event.block} is no more, the chain is read again`;
    case "waiting":
      return `the chain again in ${formatDuration(event.inSeconds)}: ${event.error.message}`;
  }
}

function saleWords({ sale, terms, buyer, amount }: AboutSale): string {
  return `sale ${sale} (asset ${assetOf(terms)}, ${formatFtns(amount)}, buyer ${shortAddress(buyer)})`;
}

function requestWords({ audit, seat }: AboutRequest): string {
  return `the auditor of seat ${seat} of audit ${audit}`;
}

function doneWords({ hash, block, gasUsed }: Mined): string {
  return `block ${block}, ${gasUsed} gas, ${hash}`;
}
