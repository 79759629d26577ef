import type { Address, Hex } from "viem";
import { getContractEvents, readContract } from "viem/actions";
import type { CommittedBid } from "../../auctions/committed-bid.ts";
import { auctionAddress } from "../../chain/auction-address.ts";
import type { SealedKind } from "../../chain/enums.ts";
import type { SaleId } from "../../chain/ids.ts";
import type { MarketClient } from "../../chain/market-client.ts";
import { sealedAuctionAbi } from "../../chain/sealed-abi.ts";
import { MarketError } from "../../errors/market-error.ts";
import { atOneBlock, type ReadOptions } from "../snapshot.ts";
import { eventsOf } from "./events.ts";

/** A sealed bid as the chain has it: with the bidder's wallet, enough to rebuild it. */
export interface ChainCommittedBid extends CommittedBid {
  readonly kind: SealedKind;
  readonly auction: SaleId;
  /** bytes32 */
  readonly memo: Hex;
  /** It is still to be revealed or reclaimed. */
  readonly open: boolean;
  /** Block of the commitment. */
  readonly block: bigint;
}

/** Whose sealed bids to look for. */
export interface CommittedBidsQuery {
  readonly kind: SealedKind;
  readonly bidder: Address;
  /** Left out: in every auction of the kind. */
  readonly auction?: SaleId;
}

/**
 * The sealed bids of an account, from the events of the chain alone: needed where the index cannot be reached.
 * @throws MarketError `RpcUnreachable`
 */
export async function readCommittedBids(
  market: MarketClient,
  { kind, bidder, auction }: CommittedBidsQuery,
  options: ReadOptions = {},
): Promise<ChainCommittedBid[]> {
  return atOneBlock(market, options, async (blockNumber) => {
    const logs = await getContractEvents(market.client, {
      ...eventsOf(market, kind),
      abi: sealedAuctionAbi,
      eventName: "BidCommitted",
      args: { bidder, auction },
      toBlock: blockNumber,
    });
    const bids = logs.map(({ args: { memo, auction: id, ...committed }, blockNumber: block }) => {
      return { ...{ kind, auction: id, memo, block }, ...committed };
    });
    return Promise.all(
      bids.map(async (bid) => ({ ...bid, open: await isOpen(market, kind, bid.auction, bid, blockNumber) })),
    );
  });
}

/** The sealed bid of an account in one auction. @throws MarketError `NotFound`, `RpcUnreachable` */
export async function readCommittedBid(
  market: MarketClient,
  query: CommittedBidsQuery & { readonly auction: SaleId },
  options: ReadOptions = {},
): Promise<ChainCommittedBid> {
  const [bid] = await readCommittedBids(market, query, options);
  if (bid !== undefined) return bid;
  const message = `${query.bidder} has handed in no sealed bid in auction ${query.auction}. Connect the wallet that did.`;
  throw new MarketError("NotFound", message, { auction: query.auction, bidder: query.bidder });
}

function isOpen(
  market: MarketClient,
  kind: SealedKind,
  auction: SaleId,
  { bidder, commitment, collateral, ordinal }: CommittedBid,
  blockNumber: bigint,
): Promise<boolean> {
  return readContract(market.client, {
    address: auctionAddress(market, kind),
    abi: sealedAuctionAbi,
    functionName: "isOpen",
    args: [auction, { bidder, commitment, collateral, ordinal }],
    blockNumber,
  });
}
