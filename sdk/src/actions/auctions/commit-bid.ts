import type { Hex } from "viem";
import { auctionAddress } from "../../chain/auction-address.ts";
import { requireAccount, type MarketClient } from "../../chain/market-client.ts";
import { sealedAuctionAbi } from "../../chain/sealed-abi.ts";
import type { Split } from "../../chain/split.ts";
import { contractCall, type Action } from "../action.ts";
import type { SignedPermit } from "../permit.ts";
import { auctionRefresh, auctionWords, moneyWords, type BidMoney, type SealedAuctionReference } from "./reference.ts";
import { withPermit } from "./with-permit.ts";

/** A sealed bid to hand in. */
export interface CommitBidInput extends SealedAuctionReference, BidMoney {
  /** bytes32, of `sealBid` */
  readonly commitment: Hex;
  /** bytes32, of `sealBid`: with it the wallet alone can rebuild the bid. */
  readonly memo: Hex;
  /** FTNS base units, public: at least the bid. More than the bid hides it. */
  readonly collateral: bigint;
  /** Contributors and parents of the lot's split. */
  readonly split: Split;
}

/** Hands in a sealed bid. What comes from the wallet needs an allowance: `approve` it exactly, before. */
export function commitBid(market: MarketClient, input: CommitBidInput): Action {
  const { kind, auction, commitment, collateral, fromCredit = 0n, memo, split } = input;
  return {
    id: kind === "Vickrey" ? "vickreyAuction.commit" : "sealedBidAuction.commit",
    request: contractCall({
      address: auctionAddress(market, kind),
      abi: sealedAuctionAbi,
      functionName: "commit",
      args: [auction, commitment, collateral, fromCredit, memo, split],
    }),
    summary: `Hand in your sealed bid in ${auctionWords(input)} with a collateral of ${moneyWords(collateral, input)}. Nobody sees the bid until you reveal it; a bid that is not revealed in time loses a part of its collateral.`,
    maxCost: collateral,
    refresh: auctionRefresh(input, requireAccount(market)),
  };
}

/** `commitBid` with a permit of what comes from the wallet, in one transaction. */
export function commitBidWithPermit(market: MarketClient, input: CommitBidInput, signed: SignedPermit): Action {
  return withPermit(commitBid(market, input), signed);
}
