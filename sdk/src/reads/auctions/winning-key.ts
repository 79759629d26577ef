import { keccak256, zeroHash, type Hex } from "viem";
import { getContractEvents } from "viem/actions";
import type { MarketClient } from "../../chain/market-client.ts";
import { sealedAuctionAbi } from "../../chain/sealed-abi.ts";
import { describeError } from "../../errors/describe.ts";
import { MarketError } from "../../errors/market-error.ts";
import { englishAuctionAbi } from "../../generated/abis.ts";
import type { ChainEnglishAuction, ChainSealedAuction } from "./auction.ts";
import { eventsOf } from "./events.ts";

/**
 * The key of who leads, from the event of its bid: the settlement needs it, because the chain keeps only its hash.
 * @returns "0x" for an open artifact, and when nobody leads
 * @throws MarketError `NotFound`, `RpcUnreachable`
 */
export async function readWinningKey(
  market: MarketClient,
  auction: ChainEnglishAuction | ChainSealedAuction,
): Promise<Hex> {
  if (auction.leader === undefined || auction.leaderKeyHash === zeroHash) return "0x";
  const keys = await keysOf(market, auction).catch((error: unknown) => {
    throw describeError(error);
  });
  const key = keys.findLast((found) => BigInt(keccak256(found)) === BigInt(auction.leaderKeyHash));
  if (key !== undefined) return key;
  const message = `The key of the winning bid of auction ${auction.auction} is not among the events of this endpoint. Use another endpoint.`;
  throw new MarketError("NotFound", message, { auction: auction.auction });
}

async function keysOf(market: MarketClient, { kind, auction, leader }: ChainEnglishAuction | ChainSealedAuction) {
  const args = { auction, bidder: leader };
  const events = eventsOf(market, kind);
  const logs =
    kind === "English"
      ? await getContractEvents(market.client, { ...events, abi: englishAuctionAbi, eventName: "BidPlaced", args })
      : await getContractEvents(market.client, { ...events, abi: sealedAuctionAbi, eventName: "BidRevealed", args });
  return logs.map((log) => log.args.bidderKey);
}
