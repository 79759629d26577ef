import { journeys, type MarketClient, poolId, reads, type SaleId, type TermsId } from "../../sdk/src/index.ts";
import { deliverSale } from "../deliver/deliver-sale.ts";
import { COLLECTED, type Customer, SALES, type SeedSale } from "./catalogue/sales.ts";
import { BOND_CREDIT, type Cast, type SeededAsset } from "./publish.ts";

/** The market through the eyes of everybody who trades on a fresh devnet. */
export type Traders = Cast & Readonly<Record<Customer, MarketClient>>;

export interface SeedTrade {
  readonly sales: readonly SaleId[];
  /** FTNS base units that were paid out. */
  readonly withdrawn: bigint;
}

/**
 * Buys from a published catalogue through the SDK, as its customers would, delivers, distributes and withdraws: a fresh devnet has
 * something to show. The clock of the chain is left alone.
 */
export async function tradeSeed(traders: Traders, seeded: readonly SeededAsset[]): Promise<SeedTrade> {
  const sales: SaleId[] = [];
  for (const sale of SALES) sales.push(await makeSale(traders, assetOf(seeded, sale.asset), sale));
  const { withdrawn } = await journeys.distributeAndWithdraw(traders[COLLECTED.payee], {
    pools: COLLECTED.assets.map((key) => poolId(assetOf(seeded, key).asset, 1)),
    keep: BOND_CREDIT,
  });
  return { sales, withdrawn };
}

async function makeSale(traders: Traders, { seed, terms }: SeededAsset, order: SeedSale): Promise<SaleId> {
  const [buyer, seller] = [traders[order.buyer], traders[seed.owner]];
  const bought = await journeys.purchase(buyer, {
    terms: termsOf({ seed, terms }, order.kind),
    quantity: order.quantity,
    version: 1,
    master: seed.encrypted ? await journeys.buyerMaster(buyer) : undefined,
  });
  if (!bought.quote.needsKey) return bought.sale;
  await deliverSale(seller, await journeys.sellerMaster(seller), bought.sale);
  const delivered = await reads.readSale(buyer, bought.sale);
  // Certified content is settled at the delivery: there is nothing to accept.
  if (order.unchecked !== true && delivered.state === "Delivered") await journeys.acceptSale(buyer, delivered);
  return bought.sale;
}

/** @throws Error when the seed does not publish it */
export function assetOf(seeded: readonly SeededAsset[], key: string): SeededAsset {
  const found = seeded.find(({ seed }) => seed.key === key);
  if (found === undefined) throw new Error(`the seed publishes no ${key}`);
  return found;
}

/** @throws Error when the asset has no such terms */
export function termsOf({ seed, terms }: Pick<SeededAsset, "seed" | "terms">, kind: SeedSale["kind"]): TermsId {
  const found = terms[seed.terms.findIndex((candidate) => candidate.kind === kind)];
  if (found === undefined) throw new Error(`the seed has no ${kind} terms of ${seed.key}`);
  return found;
}
