import { getBlock } from "viem/actions";
import type { Sent } from "../actions/send.ts";
import type { BidOpening, Opening, ReserveOpening } from "../auctions/opening.ts";
import { isWithin } from "../auctions/phase.ts";
import { commitmentOf } from "../auctions/seal-bid.ts";
import type { AuctionKind, SealedKind } from "../chain/enums.ts";
import type { SaleId } from "../chain/ids.ts";
import { requireAccount, type MarketClient } from "../chain/market-client.ts";
import { describeError } from "../errors/describe.ts";
import { contractError } from "../errors/revert.ts";
import { MarketError } from "../errors/market-error.ts";
import { endAuction } from "../journeys/auctions/end-auction.ts";
import { openHiddenReserve } from "../journeys/auctions/hidden-reserve.ts";
import { kindOfOpening } from "../journeys/auctions/prepare-opening.ts";
import { reclaimSealedBid, revealSealedBid } from "../journeys/auctions/reveal-sealed-bid.ts";
import { readAuction, type ChainAuction } from "../reads/auctions/auction.ts";
import { readCommittedBid } from "../reads/auctions/committed-bids.ts";
import { retryAfter } from "./attempts.ts";
import type { RevealEvent } from "./reveal-events.ts";
import { repeatRounds } from "./rounds.ts";

/** What a revealing agent looks after, and how. */
export interface RevealAgentOptions {
  /** Of whomever: the wallet of the market client only pays the gas. */
  readonly openings: readonly Opening[];
  /** Also settle the auctions when they are decided; default false. */
  readonly settle?: boolean;
  /** Also take back collaterals of bids that were not revealed in time, once their auctions have ended; default false. */
  readonly reclaim?: boolean;
  /** Milliseconds between two looks at the chain; default 4,000. */
  readonly pollMs?: number;
  /** Milliseconds between two looks at what is done already, until its time is over; default 300,000. */
  readonly recheckMs?: number;
  readonly onEvent?: (event: RevealEvent) => void;
}

const DEFAULT_POLL_MS = 4_000;
const DEFAULT_RECHECK_MS = 300_000;
/** Reveal windows may be as short as 10 minutes. */
const MAX_RETRY_MS = 60_000;

/** Errors that no later attempt can mend. */
const FINAL: ReadonlySet<string> = new Set([
  "Auction_BidderKeyInvalid",
  "Auction_BidderKeyNotNeeded",
  "Auction_WrongReserve",
  "CommitReveal_BidAboveCollateral",
  "CommitReveal_WrongOpening",
  "Mismatch",
  "NotFound",
  "WalletMissing",
  "WrongChain",
]);

/** Errors that say that somebody else has done it: the next look shows how things are now. */
const DONE: ReadonlySet<string> = new Set([
  "Auction_NoHiddenReserve",
  "Auction_NotRunning",
  "CommitReveal_UnknownCommitment",
]);

/** An opening with how far it is. */
interface Watched {
  readonly opening: Opening;
  readonly kind: AuctionKind;
  failed: number;
  /** Milliseconds since 1970: not tried before. */
  notBefore: number;
  /** Chain time, seconds since 1970: nothing to do before. */
  asleepUntil: number;
  missed: boolean;
}

/**
 * Reveals sealed bids and opens hidden reserves in their time, while nobody is at the screen. What it has done is on the chain, so it keeps
 * no state: it may be stopped, started again, or run twice at once, and reveals nothing twice and nothing early.
 */
export class RevealAgent {
  readonly #market: MarketClient;
  readonly #options: RevealAgentOptions;
  readonly #watched: Set<Watched>;
  #troubled = false;

  /** @throws MarketError `Mismatch` for an opening of another chain or contract, `WalletMissing` */
  constructor(market: MarketClient, options: RevealAgentOptions) {
    this.#market = market;
    this.#options = options;
    const payer = requireAccount(market);
    this.#watched = new Set(options.openings.map((opening) => watch(market, opening)));
    this.#tell({ type: "started", payer, openings: this.#watched.size });
  }

  /** How many openings are not done with. */
  get left(): number {
    return this.#watched.size;
  }

  /** Whether something was missed or blocked, so that a person should look. */
  get troubled(): boolean {
    return this.#troubled;
  }

  /** Works until everything is done with, or the signal stops it. Whatever fails is told by an event, and tried again. */
  async run(signal: AbortSignal): Promise<void> {
    await repeatRounds(
      {
        round: () => this.runOnce(),
        pollMs: this.#options.pollMs ?? DEFAULT_POLL_MS,
        maxRetryMs: MAX_RETRY_MS,
        isOver: () => this.left === 0,
        onFailure: (failure) => this.#tell({ type: "waiting", ...failure }),
      },
      signal,
    );
  }

  /** One round: does everything that is due. Failures of single openings are told by events. @throws MarketError `RpcUnreachable` */
  async runOnce(): Promise<void> {
    const now = Number((await getBlock(this.#market.client)).timestamp);
    for (const watched of this.#watched) {
      if (watched.notBefore > Date.now() || watched.asleepUntil > now) continue;
      try {
        await this.#lookAfter(watched);
        watched.failed = 0;
      } catch (error) {
        this.#onFailure(watched, describeError(error));
      }
    }
  }

  async #lookAfter(watched: Watched): Promise<void> {
    const { opening, kind } = watched;
    const auction = await readAuction(this.#market, { auction: opening.auction, kind });
    if (opening.type === "bid") await this.#lookAfterBid(watched, opening, auction);
    else await this.#lookAfterReserve(watched, opening, auction);
  }

  async #lookAfterBid(watched: Watched, opening: BidOpening, auction: ChainAuction): Promise<void> {
    const { phase, now, endsAt } = auction;
    const isOpen = phase.name === "open";
    const query = { kind: auction.kind as SealedKind, bidder: opening.bidder, auction: opening.auction };
    const committed = await readCommittedBid(this.#market, query).catch((error: unknown) => {
      // It may be handed in until the end of bidding.
      if (isOpen && error instanceof MarketError && error.code === "NotFound") return undefined;
      throw error;
    });
    if (committed !== undefined && BigInt(commitmentOf(opening)) !== BigInt(committed.commitment)) {
      throw contractError("CommitReveal_WrongOpening", [opening.auction, opening.bidder]);
    }
    if (isOpen || committed === undefined) return this.#sleep(watched, endsAt + 1);
    if (!committed.open) return this.#finish(watched, auction);
    if (isWithin(phase.windows.reveal, now)) {
      return this.#done("revealed", opening, await revealSealedBid(this.#market, opening));
    }
    if (now <= auction.revealEndsAt) return;
    this.#miss(watched);
    if (this.#options.reclaim !== true) return this.#finish(watched, auction);
    if (phase.name === "toSettle") await this.#settle(auction.auction);
    this.#done("reclaimed", opening, await reclaimSealedBid(this.#market, opening));
  }

  async #lookAfterReserve(watched: Watched, opening: ReserveOpening, auction: ChainAuction): Promise<void> {
    const { phase, now, endsAt, reserveHidden } = auction;
    // Opened earlier, it would be hidden from nobody.
    if (phase.name === "open") return this.#sleep(watched, endsAt + 1);
    if (phase.name === "ended" || !reserveHidden) return this.#finish(watched, auction);
    if (phase.name === "awaitingReserve" && isWithin(phase.windows.openReserve, now)) {
      return this.#done("reserveOpened", opening, await openHiddenReserve(this.#market, opening));
    }
    // Without a bid there is nothing that the reserve could decide.
    if (auction.kind !== "English" || auction.leader !== undefined) this.#miss(watched);
    await this.#finish(watched, auction);
  }

  /** The opening is done with; so is the auction, when it is to be settled and is decided. */
  async #finish(watched: Watched, { auction, phase }: ChainAuction): Promise<void> {
    if (phase.name !== "ended" && phase.name !== "toSettle") {
      // A reorganisation may undo what was done: it stays watched until its time is over.
      watched.notBefore = Date.now() + (this.#options.recheckMs ?? DEFAULT_RECHECK_MS);
      return;
    }
    if (phase.name === "toSettle" && this.#options.settle === true) await this.#settle(auction);
    this.#tell({ type: "over", opening: watched.opening });
    this.#watched.delete(watched);
  }

  async #settle(auction: SaleId): Promise<void> {
    const { end } = await endAuction(this.#market, auction);
    this.#tell({ type: "settled", auction, outcome: end?.outcome, price: end?.price ?? 0n });
  }

  #sleep(watched: Watched, from: number): void {
    if (watched.asleepUntil !== from) this.#tell({ type: "watching", opening: watched.opening, from });
    watched.asleepUntil = from;
  }

  #miss(watched: Watched): void {
    if (!watched.missed) this.#tell({ type: "missed", opening: watched.opening });
    watched.missed = true;
    this.#troubled = true;
  }

  #onFailure(watched: Watched, error: MarketError): void {
    const { opening } = watched;
    if (DONE.has(error.code)) return;
    if (FINAL.has(error.code)) {
      this.#troubled = true;
      this.#watched.delete(watched);
      return this.#tell({ type: "blocked", opening, error });
    }
    watched.failed += 1;
    const wait = retryAfter(watched.failed, MAX_RETRY_MS);
    watched.notBefore = Date.now() + wait;
    this.#tell({ type: "retrying", opening, error, inSeconds: wait / 1_000 });
  }

  #done(type: "revealed" | "reserveOpened" | "reclaimed", opening: Opening, { hash, receipt }: Sent): void {
    this.#tell({ type, opening, hash, block: receipt.blockNumber, gasUsed: receipt.gasUsed });
  }

  #tell(event: RevealEvent): void {
    this.#options.onEvent?.(event);
  }
}

function watch(market: MarketClient, opening: Opening): Watched {
  const kind = kindOfOpening(market, opening);
  return { opening, kind, failed: 0, notBefore: 0, asleepUntil: 0, missed: false };
}
