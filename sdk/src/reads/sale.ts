import type { Address, Hex } from "viem";
import { getBlock, readContract } from "viem/actions";
import { nameOf, SALE_STATES, type SaleState } from "../chain/enums.ts";
import { isInstantSale, type SaleId, type TermsId } from "../chain/ids.ts";
import type { MarketClient } from "../chain/market-client.ts";
import { MarketError } from "../errors/market-error.ts";
import { escrowAbi } from "../generated/abis.ts";
import { atOneBlock, type ReadOptions } from "./snapshot.ts";

/** A sale that needed a key, or a lot, as the chain has it. Another instant sale leaves only its event. */
export interface ChainSale {
  readonly sale: SaleId;
  readonly state: SaleState;
  readonly buyer: Address;
  readonly seller: Address;
  readonly terms: TermsId;
  readonly quantity: number;
  readonly version: number;
  /** Number of the revenue split that it is paid by. */
  readonly split: number;
  /** Payment, fee included; FTNS base units. */
  readonly amount: bigint;
  readonly feeBps: number;
  /** Seller's money at stake, FTNS base units. */
  readonly bond: bigint;
  /** AwaitingKey: last second to deliver. Delivered: last second to prove wrong content. Seconds since 1970. */
  readonly deadline: number;
  /** Seconds to prove wrong content after the delivery. */
  readonly contentWindow: number;
  /** It was sold as a lot of an auction, whose number is the sale's. */
  readonly lot: boolean;
  /** keccak256(B). */
  readonly buyerKeyHash: Hex;
  /** What can be done with it at the block it was read at. */
  readonly next: SaleNext;
}

/** What can be done with a sale now. */
export type SaleNext =
  /** The seller delivers or declines. */
  | "deliver"
  /** The key did not come in time: anybody refunds the buyer. */
  | "refund"
  /** The buyer checks the content, and confirms or proves fraud. */
  | "check"
  /** The content window is over: anybody settles. */
  | "settle"
  | "nothing";

/**
 * A sale that needed a key.
 * @throws MarketError `NotFound` when there is none of this id: it was settled at once, or never made
 */
export async function readSale(market: MarketClient, sale: SaleId, options: ReadOptions = {}): Promise<ChainSale> {
  if (isInstantSale(sale)) throw notFound(sale);
  return atOneBlock(market, options, async (blockNumber) => {
    const [found, block] = await Promise.all([
      readContract(market.client, {
        address: market.addresses.Escrow,
        abi: escrowAbi,
        functionName: "saleOf",
        args: [sale],
        blockNumber,
      }),
      getBlock(market.client, { blockNumber }),
    ]);
    const state = nameOf(SALE_STATES, found.state);
    if (state === "None") throw notFound(sale);
    return { ...found, sale, state, next: nextOf(state, found.deadline, block.timestamp) };
  });
}

function notFound(sale: SaleId): MarketError {
  const message = `There is no sale ${sale} that waits for a key. It may have been settled at once.`;
  return new MarketError("NotFound", message);
}

function nextOf(state: SaleState, deadline: number, now: bigint): SaleNext {
  const over = now > BigInt(deadline);
  if (state === "AwaitingKey") return over ? "refund" : "deliver";
  if (state === "Delivered") return over ? "settle" : "check";
  return "nothing";
}
