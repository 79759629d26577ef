/** Auctions of every kind and outcome on a real chain, through the SDK. Accounts by their purposes in scripts/devnet/accounts.ts. */
import { getBlock } from "viem/actions";
import { deliverSale } from "../../scripts/deliver/deliver-sale.ts";
import {
  actions,
  journeys,
  type MarketClient,
  parseFtns,
  reads,
  requireAccount,
  type SaleId,
  type SealedKind,
  type TermsId,
  titleOf,
} from "../../sdk/src/index.ts";
import { metadataOf, passTime, someBytes } from "../stack/stage.ts";
import type { Stage } from "./stage.ts";
import { type Goods, transferAsset } from "./trade.ts";

const SELLER = 2;
const DATA_OWNER = 5;
const RESELLER = 6;
const KEEPER = 10;
const BIDDERS = [11, 12, 13] as const;

const HOUR = 3_600;
const DAY = 24 * HOUR;
const MONTH = 30 * DAY;

/** Everything that auctions can come to; five are left running, four with bids in them. */
export async function auctionGoods(stage: Stage, goods: Goods): Promise<void> {
  await resellAsset(stage);
  await auctionHiddenReserve(stage, goods);
  await auctionDutch(stage, goods);
  for (const kind of ["SealedBid", "Vickrey"] as const) await auctionSealed(stage, goods, kind);
  await auctionInVain(stage, goods);
  await leaveRunning(stage, goods);
}

/** An asset changes hands and is auctioned by its new owner: bids, a late one, and a royalty to its publisher. */
async function resellAsset(stage: Stage): Promise<void> {
  const [publisher, reseller] = [stage.play(DATA_OWNER), stage.play(RESELLER)];
  const { asset } = await journeys.publish(publisher, {
    category: "Tool",
    artifact: { open: () => someBytes(700, 31), size: 700 },
    metadata: (stored) => metadataOf(stored, { name: "Passed on" }),
    resaleRoyaltyBps: 500,
    offers: [{ kind: "Perpetual", text: { spdx: "MIT" }, price: parseFtns("3") }],
  });
  await transferAsset(publisher, asset, requireAccount(reseller));
  const plan = { kind: "English", terms: titleOf(asset), startingPrice: parseFtns("100"), extension: 600 } as const;
  const { auction, endsAt } = await journeys.createAuction(reseller, { ...plan, duration: HOUR });
  const [first, second] = bidders(stage);
  await journeys.placeBid(first, { auction, version: 1 });
  await journeys.placeBid(second, { auction, version: 1, amount: parseFtns("130") });
  await passUntil(stage, endsAt - 60);
  await journeys.placeBid(first, { auction, version: 1, amount: parseFtns("300") });
  await journeys.placeBid(first, { auction, version: 1, amount: parseFtns("333") });
  await finish(stage, auction);
}

/** Licences of the encrypted model: the reserve is hidden, opened and reached, the key delivered, the sale accepted. */
async function auctionHiddenReserve(stage: Stage, { model }: Goods): Promise<void> {
  const seller = stage.play(SELLER);
  const [terms] = model.terms as readonly [TermsId];
  const reserveMaster = await journeys.hiddenReserveMaster(seller, { kind: "English", terms });
  const reserve = parseFtns("70");
  const plan = { kind: "English", terms, startingPrice: parseFtns("50"), duration: HOUR, quantity: 2 } as const;
  const { auction, reserve: opening } = await journeys.createAuction(seller, { ...plan, reserve, reserveMaster });
  const [first] = bidders(stage);
  const master = await journeys.buyerMaster(first);
  await journeys.placeBid(first, { auction, version: 1, master, amount: parseFtns("80") });
  if (opening === undefined) throw new Error("the reserve was hidden");
  await journeys.openHiddenReserve(stage.play(KEEPER), opening);
  await finish(stage, auction);
  await deliverSale(seller, await journeys.sellerMaster(seller), auction);
  await journeys.acceptSale(first, await reads.readSale(first, auction));
}

/** One lot is taken and its key never comes: the bond goes to the buyer. Another finds nobody. */
async function auctionDutch(stage: Stage, { model, dataset }: Goods): Promise<void> {
  const [seller, owner] = [stage.play(SELLER), stage.play(DATA_OWNER)];
  const [terms] = model.terms as readonly [TermsId];
  const prices = { startingPrice: parseFtns("900"), floor: parseFtns("20") };
  const plan = { kind: "Dutch", ...prices, duration: HOUR } as const;
  const { auction } = await journeys.createAuction(seller, { ...plan, terms, halfLife: 600 });
  await passTime(stage.devnet, 1_000);
  const [, second] = bidders(stage);
  const master = await journeys.buyerMaster(second);
  await journeys.takeDutch(second, { auction, version: 1, master });
  const { deadline } = await reads.readSale(second, auction);
  await passUntil(stage, Number(deadline) + 1);
  await journeys.reclaim(second, await reads.readSale(second, auction));

  const [open] = dataset.terms as readonly [TermsId];
  await finish(stage, (await journeys.createAuction(owner, { ...plan, terms: open })).auction);
}

/** Three bids: one wins, one loses, one is never revealed. */
async function auctionSealed(stage: Stage, goods: Goods, kind: SealedKind): Promise<void> {
  const [seller, keeper] = [stage.play(SELLER), stage.play(KEEPER)];
  const { auction, revealEndsAt } = await bidSealed(stage, goods, kind, { revealWindow: HOUR, reveals: 2 });
  await passUntil(stage, revealEndsAt + 1);
  await journeys.endAuction(keeper, auction);
  const [, , third] = bidders(stage);
  if (kind === "SealedBid") await journeys.reclaimSealedBid(third, { auction });
  else await actions.send(seller, actions.declineSale(seller, await reads.readSale(seller, auction)));
}

/** Bids of 60, 90 and 75 FTNS for a licence of the encrypted model, the first of them revealed. */
async function bidSealed(
  stage: Stage,
  { model }: Goods,
  kind: SealedKind,
  { revealWindow, reveals }: { readonly revealWindow: number; readonly reveals: number },
): Promise<journeys.CreatedAuction> {
  const [terms] = model.terms as readonly [TermsId];
  const plan = { kind, terms, startingPrice: parseFtns("40"), duration: HOUR, revealWindow } as const;
  const created = await journeys.createAuction(stage.play(SELLER), plan);
  const values = ["60", "90", "75"];
  const openings = [];
  for (const [i, bidder] of bidders(stage).entries()) {
    const bid = { value: parseFtns(values[i] ?? "0"), collateral: parseFtns("100") };
    openings.push(await seal(bidder, { auction: created.auction, kind, ...bid }));
  }
  await passUntil(stage, created.endsAt + 1);
  for (const opening of openings.slice(0, reveals)) await journeys.revealSealedBid(stage.play(KEEPER), opening);
  return created;
}

/** Called off; and below its reserve. */
async function auctionInVain(stage: Stage, { dataset }: Goods): Promise<void> {
  const owner = stage.play(DATA_OWNER);
  const [terms] = dataset.terms as readonly [TermsId];
  const plan = { kind: "English", terms, startingPrice: parseFtns("30"), duration: HOUR } as const;
  const { auction } = await journeys.createAuction(owner, plan);
  await actions.send(owner, actions.cancelAuction(owner, { kind: "English", auction, terms }));
  const reserved = await journeys.createAuction(owner, { ...plan, reserve: parseFtns("500") });
  const [first] = bidders(stage);
  await journeys.placeBid(first, { auction: reserved.auction, version: 1 });
  await finish(stage, reserved.auction);
}

/** The chain says what leads only as long as an auction runs. */
async function leaveRunning(stage: Stage, goods: Goods): Promise<void> {
  const { lost, model } = goods;
  for (const kind of ["SealedBid", "Vickrey"] as const) {
    await bidSealed(stage, goods, kind, { revealWindow: 14 * DAY, reveals: kind === "Vickrey" ? 3 : 2 });
  }
  const [seller, owner] = [stage.play(SELLER), stage.play(DATA_OWNER)];
  const [first, second] = bidders(stage);
  const [terms] = model.terms as readonly [TermsId];
  const english = { kind: "English", terms: titleOf(lost), startingPrice: parseFtns("1000") } as const;
  const { auction } = await journeys.createAuction(owner, { ...english, duration: MONTH });
  await journeys.placeBid(first, { auction, version: 1 });
  await journeys.placeBid(second, { auction, version: 1 });

  const vickrey = { kind: "Vickrey", terms, startingPrice: parseFtns("10"), duration: MONTH } as const;
  const reserveMaster = await journeys.hiddenReserveMaster(seller, vickrey);
  const sealed = await journeys.createAuction(seller, { ...vickrey, reserve: parseFtns("20"), reserveMaster });
  const bid = {
    auction: sealed.auction,
    kind: "Vickrey",
    value: parseFtns("33"),
    collateral: parseFtns("44"),
  } as const;
  await seal(first, bid);
  const dutch = { kind: "Dutch", startingPrice: parseFtns("90"), floor: parseFtns("9"), duration: MONTH } as const;
  await journeys.createAuction(seller, { ...dutch, terms });
}

async function seal(
  bidder: MarketClient,
  bid: Pick<journeys.CommitSealedBidInput, "auction" | "value" | "collateral"> & {
    readonly kind: SealedKind;
  },
) {
  const master = await journeys.buyerMaster(bidder);
  const bidMaster = await journeys.sealedBidMaster(bidder, bid);
  return (await journeys.commitSealedBid(bidder, { ...bid, version: 1, master, bidMaster })).opening;
}

/** Settles an auction as soon as it can be. */
async function finish(stage: Stage, auction: SaleId): Promise<void> {
  const keeper = stage.play(KEEPER);
  const { phase } = await reads.readAuction(keeper, { auction });
  await passUntil(stage, phase.windows.settle?.from ?? 0);
  await journeys.endAuction(stage.play(KEEPER), auction);
}

async function passUntil({ devnet, play }: Stage, second: number): Promise<void> {
  const missing = second - Number((await getBlock(play(KEEPER).client)).timestamp);
  if (missing > 0) await passTime(devnet, missing);
}

function bidders({ play }: Stage): [MarketClient, MarketClient, MarketClient] {
  const [first, second, third] = BIDDERS;
  return [play(first), play(second), play(third)];
}
