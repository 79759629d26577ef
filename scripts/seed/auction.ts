import { isTitle, journeys, type MarketClient, type SaleId, type TermsId, titleOf } from "../../sdk/src/index.ts";
import { AUCTIONS, type SeedAuction } from "./catalogue/auctions.ts";
import type { SeededAsset } from "./publish.ts";
import { assetOf, termsOf, type Traders } from "./trade.ts";

const DAY = 86_400;
type Kind = SeedAuction["kind"];
type AuctionOf<K extends Kind> = Extract<SeedAuction, { readonly kind: K }>;

/**
 * Auctions parts of a published catalogue through the SDK, as its sellers and bidders would. The clock of the chain is left alone, so all
 * but those that are taken at once still run.
 */
export async function auctionSeed(traders: Traders, seeded: readonly SeededAsset[]): Promise<readonly SaleId[]> {
  const auctions: SaleId[] = [];
  for (const auction of AUCTIONS) auctions.push(await holdAuction(traders, assetOf(seeded, auction.asset), auction));
  return auctions;
}

async function holdAuction(traders: Traders, published: SeededAsset, auction: SeedAuction): Promise<SaleId> {
  const seller = traders[published.seed.owner];
  const terms = auction.lot === "title" ? titleOf(published.asset) : termsOf(published, auction.lot);
  const plan = await planOf(seller, terms, auction);
  const { auction: id } = await journeys.createAuction(seller, { ...plan, name: published.seed.name });
  await bidIn(traders, id, auction, published.seed.encrypted);
  return id;
}

async function planOf(seller: MarketClient, terms: TermsId, auction: SeedAuction): Promise<journeys.AuctionPlan> {
  const { quantity, startingPrice, days } = auction;
  const lot = { terms, quantity: isTitle(terms) ? 1 : quantity, startingPrice, duration: days * DAY };
  if (auction.kind === "English") return { ...lot, kind: "English", extension: auction.extension };
  if (auction.kind === "Dutch") return { ...lot, kind: "Dutch", floor: auction.floor, halfLife: auction.halfLife };
  const { kind, reserve } = auction;
  const sealed = { ...lot, kind, revealWindow: auction.revealDays * DAY };
  if (reserve === undefined) return sealed;
  return { ...sealed, reserve, reserveMaster: await journeys.hiddenReserveMaster(seller, { kind, terms }) };
}

async function bidIn(traders: Traders, id: SaleId, auction: SeedAuction, encrypted: boolean): Promise<void> {
  const common = async (bidder: MarketClient) => ({
    auction: id,
    version: 1,
    master: encrypted ? await journeys.buyerMaster(bidder) : undefined,
  });
  if (auction.kind === "English") {
    for (const { bidder, amount } of auction.bids) {
      await journeys.placeBid(traders[bidder], { ...(await common(traders[bidder])), amount });
    }
  } else if (auction.kind === "Dutch") {
    if (auction.taker === undefined) return;
    await journeys.takeDutch(traders[auction.taker], await common(traders[auction.taker]));
  } else {
    await sealIn(traders, id, auction, common);
  }
}

async function sealIn(
  traders: Traders,
  id: SaleId,
  { kind, bids }: AuctionOf<"SealedBid" | "Vickrey">,
  common: (bidder: MarketClient) => Promise<Omit<journeys.PlaceBidInput, "amount">>,
): Promise<void> {
  for (const { bidder: name, value, collateral } of bids) {
    const bidder = traders[name];
    const bidMaster = await journeys.sealedBidMaster(bidder, { kind, auction: id });
    await journeys.commitSealedBid(bidder, { ...(await common(bidder)), value, collateral, bidMaster });
  }
}
