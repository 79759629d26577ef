import type { Address } from "viem";
import { getContractEvents } from "viem/actions";
import type { MarketClient } from "../chain/market-client.ts";
import { describeError } from "../errors/describe.ts";
import { MarketError } from "../errors/market-error.ts";
import { escrowAbi } from "../generated/abis.ts";
import type { OpenSale, SaleRole } from "./state.ts";

/** Blocks asked for at a time: what public endpoints allow as a rule. */
export const SCAN_RANGE = 2_000n;

/** Sales of an account that a range of blocks opened, and how far it was read. */
export interface FoundSales {
  readonly sales: readonly OpenSale[];
  readonly scannedTo: bigint;
}

/**
 * Reads one range of blocks from `from` on, for the sales that wait for a key. A range that the endpoint finds too large is
 * halved until it fits.
 * @param to last block that may be read
 * @throws MarketError `RpcUnreachable`, `RpcRefused` when not even one block can be read
 */
export async function findSales(
  market: MarketClient,
  account: Address,
  roles: readonly SaleRole[],
  from: bigint,
  to: bigint,
  range = SCAN_RANGE,
): Promise<FoundSales> {
  const end = from + range - 1n < to ? from + range - 1n : to;
  try {
    const found = await Promise.all(roles.map((role) => salesOf(market, account, role, from, end)));
    return { sales: found.flat(), scannedTo: end };
  } catch (error) {
    const described = describeError(error);
    if (described.code === "RpcUnreachable" || end === from) throw described;
    return findSales(market, account, roles, from, to, (end - from + 1n) / 2n);
  }
}

async function salesOf(
  market: MarketClient,
  account: Address,
  role: SaleRole,
  fromBlock: bigint,
  toBlock: bigint,
): Promise<OpenSale[]> {
  const contract = { address: market.addresses.Escrow, abi: escrowAbi, fromBlock, toBlock, strict: true } as const;
  if (role === "seller") {
    const logs = await getContractEvents(market.client, {
      ...contract,
      eventName: "KeyAwaited",
      args: { seller: account },
    });
    return logs.map(({ args }) => ({ sale: args.sale, role, buyerKey: args.buyerKey }));
  }
  const logs = await getContractEvents(market.client, {
    ...contract,
    eventName: "SaleOpened",
    args: { buyer: account },
  });
  return logs.map(({ args }) => ({ sale: args.sale, role, buyerKey: undefined }));
}

/** @throws MarketError `InvalidInput` */
export function requireDepth(confirmations: number): bigint {
  if (Number.isSafeInteger(confirmations) && confirmations >= 1) return BigInt(confirmations);
  throw new MarketError("InvalidInput", `The depth must be 1 block or more, not ${confirmations}.`, { confirmations });
}
