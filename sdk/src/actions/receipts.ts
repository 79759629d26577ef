import { parseEventLogs, type Address, type TransactionReceipt } from "viem";
import type { SaleState } from "../chain/enums.ts";
import { assetOf, instantSaleId, type AssetId, type SaleId, type TermsId } from "../chain/ids.ts";
import type { MarketClient } from "../chain/market-client.ts";
import { MarketError } from "../errors/market-error.ts";
import { assetRegistryAbi, escrowAbi, licencesAbi } from "../generated/abis.ts";

type Receipt = Pick<TransactionReceipt, "logs">;

/** The asset and version that a transaction published. @throws MarketError `NotFound` */
export function publishedVersion(market: MarketClient, receipt: Receipt): { asset: AssetId; version: number } {
  const logs = parseEventLogs({
    abi: assetRegistryAbi,
    eventName: "VersionPublished",
    logs: from(market.addresses.AssetRegistry, receipt),
  });
  const { asset, version } = first(logs, "a published version").args;
  return { asset, version };
}

/** The licence terms that a transaction created. @throws MarketError `NotFound` */
export function createdTerms(market: MarketClient, receipt: Receipt): TermsId {
  const logs = parseEventLogs({
    abi: licencesAbi,
    eventName: "TermsCreated",
    logs: from(market.addresses.Licences, receipt),
  });
  return first(logs, "created terms").args.termsId;
}

/** A sale as it was opened. */
export interface OpenedSale {
  readonly sale: SaleId;
  readonly asset: AssetId;
  readonly terms: TermsId;
  readonly version: number;
  readonly split: number;
  readonly quantity: number;
  readonly buyer: Address;
  readonly seller: Address;
  /** Payment, fee included; FTNS base units. */
  readonly amount: bigint;
  /** FTNS base units. */
  readonly fee: bigint;
  /** "Settled" when nothing has to be delivered, else "AwaitingKey". */
  readonly state: SaleState;
}

/**
 * The sale that a purchase opened; that of the market's own account where a transaction carries those of several, as bundlers
 * send them.
 * @throws MarketError `NotFound`
 */
export function openedSale(market: MarketClient, receipt: Receipt): OpenedSale {
  const logs = parseEventLogs({
    abi: escrowAbi,
    eventName: ["Sold", "SaleOpened", "SaleSettled"],
    logs: from(market.addresses.Escrow, receipt),
  });
  const account = market.wallet?.account.address.toLowerCase();
  const opening = logs.filter((log) => log.eventName !== "SaleSettled");
  const own = opening.filter(({ args }) => args.buyer.toLowerCase() === account);
  const { eventName, args, blockNumber, logIndex } = first(own.length > 0 ? own : opening, "an opened sale");
  const { terms, version, split, quantity, buyer, seller, amount, fee } = args;
  const opened = { asset: assetOf(terms), terms, version, split, quantity, buyer, seller, amount, fee };
  if (eventName === "Sold") return { ...opened, sale: instantSaleId(blockNumber, logIndex), state: "Settled" };
  // The lot of an open artifact settles in the same call.
  const isSettled = logs.some((log) => log.eventName === "SaleSettled" && log.args.sale === args.sale);
  return { ...opened, sale: args.sale, state: isSettled ? "Settled" : "AwaitingKey" };
}

function from(address: Address, receipt: Receipt) {
  return receipt.logs.filter((log) => log.address.toLowerCase() === address.toLowerCase());
}

function first<T>(logs: readonly T[], what: string): T {
  const [log] = logs;
  if (log !== undefined) return log;
  throw new MarketError("NotFound", `The transaction has no event of ${what}. Was it the right transaction?`);
}
