import type { Customer } from "./sales.ts";
import { ftns } from "./terms.ts";
import type { Party, SeedTerms } from "./types.ts";

type Trader = Customer | Party;

/** What all kinds have. Amounts in FTNS base units. */
interface SeedLot {
  /** Key of the asset; its owner is the seller. */
  readonly asset: string;
  /** The terms whose licences are auctioned, or the asset itself. */
  readonly lot: SeedTerms["kind"] | "title";
  readonly quantity: number;
  readonly startingPrice: bigint;
  readonly days: number;
}

/** An auction on a fresh devnet. */
export type SeedAuction = SeedLot &
  (
    | {
        readonly kind: "English";
        /** Seconds. */
        readonly extension: number;
        readonly bids: readonly { readonly bidder: Trader; readonly amount: bigint }[];
      }
    | {
        readonly kind: "Dutch";
        readonly floor: bigint;
        /** Seconds; 0 = linear. */
        readonly halfLife: number;
        /** Who takes it at once. */
        readonly taker?: Trader;
      }
    | {
        readonly kind: "SealedBid" | "Vickrey";
        /** Hidden from everybody. */
        readonly reserve?: bigint;
        readonly revealDays: number;
        readonly bids: readonly { readonly bidder: Trader; readonly value: bigint; readonly collateral: bigint }[];
      }
  );

const HOUR = 3_600;

/** In the order in which they are created. All but the one that is taken still run days later. */
export const AUCTIONS: readonly SeedAuction[] = [
  {
    ...{ kind: "Dutch", asset: "batch-inference", lot: "metered", quantity: 10, startingPrice: ftns(150), days: 3 },
    ...{ floor: ftns(80), halfLife: 0, taker: "university" },
  },
  {
    ...{ kind: "English", asset: "iris-classifier", lot: "title", quantity: 1, startingPrice: ftns(200), days: 3 },
    extension: 600,
    bids: [
      { bidder: "university", amount: ftns(200) },
      { bidder: "messenger", amount: ftns(235) },
      { bidder: "university", amount: ftns(260) },
    ],
  },
  {
    ...{ kind: "Dutch", asset: "dataset-checker", lot: "perpetual", quantity: 20, startingPrice: ftns(300), days: 5 },
    ...{ floor: ftns(60), halfLife: 36 * HOUR },
  },
  {
    ...{ kind: "Vickrey", asset: "evaluation-runs", lot: "metered", quantity: 50, startingPrice: ftns(250), days: 2 },
    revealDays: 2,
    bids: [
      { bidder: "clinic", value: ftns(480), collateral: ftns(800) },
      { bidder: "university", value: ftns(410), collateral: ftns(500) },
    ],
  },
  {
    ...{ kind: "SealedBid", asset: "spam-classifier", lot: "subscription", quantity: 12 },
    ...{ startingPrice: ftns(300), days: 7, reserve: ftns(350), revealDays: 2 },
    bids: [{ bidder: "clinic", value: ftns(390), collateral: ftns(450) }],
  },
];
