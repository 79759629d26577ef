import { readContract } from "viem/actions";
import { auctionAddress } from "../../chain/auction-address.ts";
import { AUCTION_KINDS, type AuctionKind } from "../../chain/enums.ts";
import { venueIndex, type SaleId } from "../../chain/ids.ts";
import type { MarketClient } from "../../chain/market-client.ts";
import { MarketError } from "../../errors/market-error.ts";
import { escrowAbi } from "../../generated/abis.ts";
import { atOneBlock, type ReadOptions } from "../snapshot.ts";

/**
 * The kind of an auction: its number says which venue made it.
 * @throws MarketError `NotFound` when no auction contract of this deployment did
 */
export async function readAuctionKind(
  market: MarketClient,
  auction: SaleId,
  options: ReadOptions = {},
): Promise<AuctionKind> {
  return atOneBlock(market, options, async (blockNumber) => {
    const indexOf = async (kind: AuctionKind) => {
      const [index] = await readContract(market.client, {
        address: market.addresses.Escrow,
        abi: escrowAbi,
        functionName: "venueOf",
        args: [auctionAddress(market, kind)],
        blockNumber,
      });
      return index;
    };
    const indices = await Promise.all(AUCTION_KINDS.map(indexOf));
    const wanted = venueIndex(auction);
    const kind = AUCTION_KINDS[wanted === 0 ? -1 : indices.indexOf(wanted)];
    if (kind === undefined) throw noAuction(auction);
    return kind;
  });
}

/** What is answered for a number that no auction has. */
export function noAuction(auction: SaleId): MarketError {
  return new MarketError("NotFound", `There is no auction ${auction} in this market. Check the number.`, { auction });
}
