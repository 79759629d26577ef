import type { DutchCurve } from "@ftns-market/sdk/auctions";
import type { AuctionKind, AuctionOutcome, Category } from "@ftns-market/sdk/chain";
import type { Lot } from "./lot";

/** An auction as lists show it. Amounts in FTNS base units, times in seconds since 1970. */
export interface AuctionItem {
  /** Decimal; of the sale that it makes. */
  readonly id: string;
  readonly kind: AuctionKind;
  readonly asset: {
    readonly id: string;
    readonly category: Category;
    readonly encrypted: boolean;
    readonly metadata: { readonly name: string | null; readonly image: string | null } | null;
  };
  readonly lot: Lot;
  readonly seller: `0x${string}`;
  readonly startingPrice: bigint;
  readonly createdAt: number;
  readonly endsAt: number;
  /** 0 for kinds without reveals. */
  readonly revealEndsAt: number;
  readonly reserveHidden: boolean;
  /** Bids, or commitments. */
  readonly bids: number;
  /** Highest open or revealed bid; 0 = none. */
  readonly leadingBid: bigint;
  /** Dutch, while it runs. */
  readonly curve: DutchCurve | undefined;
  readonly outcome: AuctionOutcome | undefined;
  readonly winner: `0x${string}` | undefined;
  /** Paid by the winner. */
  readonly price: bigint | undefined;
}
