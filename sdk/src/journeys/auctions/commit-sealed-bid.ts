import type { Hash } from "viem";
import { commitBid } from "../../actions/auctions/commit-bid.ts";
import type { BidOpening } from "../../auctions/opening.ts";
import type { TimeWindow } from "../../auctions/phase.ts";
import { sealBid } from "../../auctions/seal-bid.ts";
import { auctionAddress } from "../../chain/auction-address.ts";
import { SEALED_KINDS } from "../../chain/enums.ts";
import { requireAccount, type MarketClient } from "../../chain/market-client.ts";
import { MarketError } from "../../errors/market-error.ts";
import { contractError } from "../../errors/revert.ts";
import { requireOpenLot, type BidFor } from "./lot.ts";
import { payAndSend, planMoney, type BidOptions } from "./money.ts";

/** A sealed bid. */
export interface CommitSealedBidInput extends BidFor {
  /** The bid, FTNS base units. Nobody sees it before the reveal. */
  readonly value: bigint;
  /** FTNS base units, public: at least the bid; more hides it. */
  readonly collateral: bigint;
  /** Of `sealedBidMaster`, or an opened keystore: rebuilds the bid when everything else is lost. */
  readonly bidMaster: Uint8Array;
}

/** How a sealed bid is followed. */
export interface CommitOptions extends BidOptions {
  /** Called before anything is sent: keep it, encrypted, or hand it to a revealing agent. The wallet can rebuild it as well. */
  readonly onSealed?: (opening: BidOpening) => void;
}

/** A sealed bid that was handed in. */
export interface HandedIn {
  readonly hash: Hash;
  readonly opening: BidOpening;
  /** FTNS base units. */
  readonly fromCredit: bigint;
  /** FTNS base units. */
  readonly fromWallet: bigint;
  /** When it can be revealed: earlier once a hidden reserve is open. */
  readonly reveal: TimeWindow | undefined;
}

/**
 * Hands in a sealed bid for a lot that was inspected before (`inspectVersion`). Nothing has to be stored: wallet and chain rebuild it
 * (`rebuildSealedBid`). Reveal it in time, or have it revealed (`npm run reveal`): else a part of the collateral is lost.
 * @throws MarketError: those of `requireOpenLot`, `Auction_BidTooLow`, `CommitReveal_BidAboveCollateral`, `InvalidInput` without money
 * enough, those of `send`
 */
export async function commitSealedBid(
  market: MarketClient,
  input: CommitSealedBidInput,
  options: CommitOptions = {},
): Promise<HandedIn> {
  const { value, collateral, bidMaster, name } = input;
  const { auction, split, buyerKey } = await requireOpenLot(market, SEALED_KINDS, input);
  const { auction: id, kind, terms, startingPrice, phase } = auction;
  if (value < startingPrice) throw contractError("Auction_BidTooLow", [id, value, startingPrice]);
  if (value > collateral) {
    const message = "The collateral has to cover the bid, or it could never be revealed. Put up at least as much.";
    throw new MarketError("CommitReveal_BidAboveCollateral", message, { value, collateral });
  }
  const contract = auctionAddress(market, kind);
  const context = { chainId: market.chain.id, contract, auction: id, bidder: requireAccount(market) };
  const { commitment, memo, opening } = sealBid(bidMaster, context, { value, bidderKey: buyerKey ?? "0x" });
  const money = await planMoney(market, kind, collateral, input);
  options.onSealed?.(opening);
  const { fromCredit, fromWallet } = money;
  const bid = { kind, auction: id, terms, commitment, memo, collateral, fromCredit, split, name };
  const { hash } = await payAndSend(market, kind, commitBid(market, bid), money, input, options);
  return { hash, opening, fromCredit, fromWallet, reveal: phase.windows.reveal };
}
