import { Op, type Case, type Step } from "./cases.ts";
import type { Random } from "./random.ts";
import { DutchAuction } from "./reference/dutch.ts";
import { EnglishAuction } from "./reference/english.ts";
import {
  BIDDERS,
  CONTRIBUTOR,
  DAY,
  RESERVE_WINDOW,
  SELLER,
  UNWIND_DELAY,
  type Auction,
  type Offer,
} from "./reference/rules.ts";
import { SealedAuction, type Flaw } from "./reference/sealed.ts";

/** 2^72 base units are 4,722 FTNS: from dust to far above the 200 FTNS at which 5 % becomes the larger increment. */
const AMOUNT_BITS = 72;
/** As in `AuctionReplay.sol`. */
const FLAWS: readonly Flaw[] = ["none", "value", "seed", "collateral", "ordinal"];
const WALLET = 0;
const CREDIT = 1;
const MORE_THAN_NEEDED = 2;

/** An English auction with late, low and foreign bids, raises of the leader, and reserves of every sort. */
export function randomEnglish(random: Random): Case {
  const extension = random.pick([0, 1, 60, 600, 3_600]);
  const auction = new EnglishAuction(randomOffer(random), extension);
  const steps: Step[] = [];
  const bids = random.pick([0, 1, 2, 3, 5, 8, random.percent(10) ? 30 : 4]);
  let now = random.below(auction.offer.duration);
  for (let i = 0; i < bids; i += 1) {
    now = Math.max(now, nextMoment(random, now, auction.endsAt, extension));
    steps.push(englishBid(random, auction, now));
    if (random.percent(4)) steps.push(foulPlay(random, auction, now));
  }
  finish(random, auction, steps, now);
  return { auction, parameter: extension, steps };
}

function englishBid(random: Random, auction: EnglishAuction, at: number): Step {
  const { minimum } = auction;
  const amount = random.pick([minimum, minimum, minimum + 1n, minimum + random.amount(AMOUNT_BITS), minimum - 1n]);
  const actor = caller(random);
  const flag = moneyOf(random);
  const refusals = auction.bid(at, actor, amount, flag === MORE_THAN_NEEDED);
  return { op: Op.Bid, actor, flag, at, amount, refusals, a: auction.minimum, b: BigInt(auction.endsAt) };
}

/** A Dutch auction that is looked at, tried too cheaply, too late, and mostly taken. */
export function randomDutch(random: Random): Case {
  const { startingPrice, duration } = randomOffer(random);
  const floor = random.pick([startingPrice, 1n, 1n + random.amount(AMOUNT_BITS)]);
  const offer = { startingPrice, duration, reserve: floor > startingPrice ? startingPrice : floor, hidden: false };
  const halfLife = random.pick([
    0,
    1,
    random.between(1, duration),
    Math.ceil(duration / random.between(1, 20)),
    duration,
  ]);
  const auction = new DutchAuction(offer, halfLife);
  const steps: Step[] = [];
  for (let looks = random.below(4); looks > 0; looks -= 1) {
    const at = random.pick([0, halfLife, duration, duration + random.below(DAY), random.below(duration)]);
    steps.push({ op: Op.Look, at, refusals: [], a: auction.priceAt(at) });
  }
  let now = random.below(duration);
  for (let tries = random.below(4); tries > 0; tries -= 1) {
    now = random.pick([now, Math.max(now, duration), random.between(now, Math.max(now, duration + 5))]);
    const price = auction.priceAt(now);
    const amount = random.pick([price, price + random.amount(AMOUNT_BITS), price > 0n ? price - 1n : 0n]);
    const [actor, flag] = [caller(random), random.pick([WALLET, CREDIT])];
    steps.push({ op: Op.Bid, actor, flag, at: now, amount, refusals: auction.buy(now, actor, amount), a: price });
    if (random.percent(10)) steps.push(foulPlay(random, auction, now));
  }
  finish(random, auction, steps, now);
  return { auction, parameter: halfLife, steps };
}

/** A sealed auction with ties, copies, wrong openings, bids that are never revealed, and reserves of every sort. */
export function randomSealed(random: Random, isVickrey: boolean): Case {
  const window = random.pick([600, 3_600, DAY]);
  const offer = randomOffer(random);
  const auction = new SealedAuction(offer, isVickrey, window);
  const steps: Step[] = [];
  const values = new Map<number, bigint>();
  const likely = [0, 1, 2].map(() => random.amount(AMOUNT_BITS) + (random.percent(70) ? offer.startingPrice : 0n));
  let now = random.below(offer.duration);
  for (let bids = random.pick([0, 1, 2, 3, 4, 5, 6]); bids > 0; bids -= 1) {
    now = random.percent(5) ? offer.duration + random.below(2) : random.between(now, Math.max(now, offer.duration));
    steps.push(sealedBid(random, auction, now, random.pick(likely), values));
    if (random.percent(5)) steps.push(foulPlay(random, auction, now), openingOf(random, auction, now, values));
  }
  now = Math.max(now, offer.duration + (random.percent(80) ? 1 : 0));
  if (offer.hidden && random.percent(60)) {
    now = random.between(now, now + (random.percent(70) ? 600 : RESERVE_WINDOW + 600));
    steps.push(reserveOpening(random, auction, now));
  }
  for (let reveals = random.below(values.size + 3); reveals > 0; reveals -= 1) {
    const from = Math.max(now, auction.revealsFrom - (random.percent(5) ? 1 : 0));
    now = random.pick([from, random.between(from, Math.max(from, auction.revealEndsAt + 1))]);
    steps.push(openingOf(random, auction, now, values));
    if (random.percent(4)) steps.push(foulPlay(random, auction, now));
  }
  now = finish(random, auction, steps, now);
  for (let claims = random.below(4); claims > 0; claims -= 1) {
    const left = [...values.keys()].filter((bidder) => auction.isSealed(bidder));
    const actor = left.length > 0 && random.percent(80) ? random.pick(left) : random.below(BIDDERS);
    const flag = random.pick([0, 0, 0, 3, 4]);
    const at = (now = random.pick([now, Math.max(now, auction.revealEndsAt + 1)]));
    const refusals = auction.reclaim(at, actor, FLAWS[flag] ?? "none");
    steps.push({ op: Op.Reclaim, actor, flag, at, amount: values.get(actor), refusals });
  }
  return { auction, parameter: window, steps };
}

function sealedBid(
  random: Random,
  auction: SealedAuction,
  at: number,
  value: bigint,
  values: Map<number, bigint>,
): Step {
  const actor = caller(random);
  const others = [...values.keys()];
  // Whoever copies a commitment can never open it.
  const author = others.length > 0 && random.percent(8) ? random.pick(others) : actor;
  const committed = author === actor ? value : (values.get(author) ?? value);
  const { startingPrice } = auction.offer;
  const enough = committed > startingPrice ? committed : startingPrice;
  const collateral = random.percent(92)
    ? enough + random.pick([0n, 1n, random.amount(AMOUNT_BITS)])
    : random.pick([startingPrice, startingPrice - 1n, committed]);
  const flag = moneyOf(random);
  const bid = { bidder: actor, author, value: committed, collateral };
  const refusals = auction.commit(at, bid, flag === MORE_THAN_NEEDED);
  if (refusals.length === 0) values.set(actor, committed);
  const ordinal = BigInt(auction.commitments);
  return { op: Op.Bid, actor, flag, at, amount: committed, collateral, refusals, a: BigInt(author), b: ordinal };
}

function openingOf(random: Random, auction: SealedAuction, at: number, values: ReadonlyMap<number, bigint>): Step {
  const sealed = [...values.keys()].filter((bidder) => auction.isSealed(bidder));
  const actor = sealed.length > 0 && random.percent(90) ? random.pick(sealed) : random.below(BIDDERS);
  const flag = random.pick([0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4]);
  const refusals = auction.reveal(at, actor, FLAWS[flag] ?? "none");
  const [leader] = auction.running ? auction.ranking : [];
  const [a, b] = leader === undefined ? [0n, 0n] : [BigInt(leader.bidder + 1), leader.value];
  return { op: Op.Reveal, actor, flag, at, amount: values.get(actor), refusals, a, b };
}

function randomOffer(random: Random): Offer {
  const startingPrice = 1n + random.amount(AMOUNT_BITS);
  const above = startingPrice + random.amount(AMOUNT_BITS);
  const hidden = random.percent(30);
  // A hidden reserve below the starting price can be named, but never opened.
  const reserve = hidden && random.percent(10) ? startingPrice - 1n : above;
  const duration = random.pick([600, 601, 3_600, DAY, random.between(600, 30 * DAY)]);
  return { startingPrice, reserve: hidden || random.percent(50) ? reserve : 0n, hidden, duration };
}

/** What comes after the bids: reserves, settlements too early and in time, cancellations, unwinding. */
function finish(random: Random, auction: Auction, steps: Step[], from: number): number {
  let now = from;
  if (auction.offer.hidden && random.percent(60)) {
    now = random.between(now, Math.max(now, auction.endsAt) + (random.percent(80) ? 600 : RESERVE_WINDOW + 600));
    steps.push(reserveOpening(random, auction, now));
  }
  if (random.percent(15)) steps.push(foulPlay(random, auction, now));
  if (random.percent(4)) return now;
  const decided = auction.undecidedUntil + 1;
  if (random.percent(4)) {
    now = Math.max(now, decided + UNWIND_DELAY);
    const refusals = auction.unwind(now);
    steps.push({ op: Op.Unwind, at: now, refusals });
  }
  now = Math.max(now, decided);
  const refusals = auction.settle(now);
  steps.push({ op: Op.Settle, at: now, refusals });
  if (random.percent(10)) steps.push(foulPlay(random, auction, now));
  return now;
}

/** Something that is not allowed as a rule: refused, or allowed after all. */
function foulPlay(random: Random, auction: Auction, at: number): Step {
  const op = random.pick([Op.Settle, Op.Cancel, Op.Unwind, Op.OpenReserve]);
  if (op === Op.Settle) return { op, at, refusals: auction.settle(at) };
  if (op === Op.Unwind) return { op, at, refusals: auction.unwind(at) };
  if (op === Op.OpenReserve) return reserveOpening(random, auction, at);
  const actor = random.pick([0, 1, SELLER, SELLER]);
  return { op, actor, at, refusals: auction.cancel(actor) };
}

function reserveOpening(random: Random, auction: Auction, at: number): Step {
  const isSalt = random.percent(92);
  const amount = auction.offer.reserve + (random.percent(8) ? 1n : 0n);
  return { op: Op.OpenReserve, flag: isSalt ? 1 : 0, at, amount, refusals: auction.openReserve(at, amount, isSalt) };
}

/** Soon, around the end, or in the last seconds before it. */
function nextMoment(random: Random, now: number, endsAt: number, extension: number): number {
  const late = Math.max(now, endsAt - random.below(extension + 2));
  const soon = Math.max(now, Math.min(now + random.below(600), endsAt));
  return random.pick([now, soon, soon, soon, late, late, endsAt + (random.percent(10) ? 1 : 0)]);
}

function caller(random: Random): number {
  return random.percent(4) ? random.pick([SELLER, CONTRIBUTOR]) : random.below(BIDDERS);
}

function moneyOf(random: Random): number {
  return random.percent(3) ? MORE_THAN_NEEDED : random.pick([WALLET, CREDIT]);
}
