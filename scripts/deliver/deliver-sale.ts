import { getContractEvents } from "viem/actions";
import {
  actions,
  assetOf,
  deliver,
  journeys,
  reads,
  type EncryptedKey,
  type MarketClient,
  type SaleId,
} from "../../sdk/src/index.ts";
import { escrowAbi } from "../../sdk/src/generated/abis.ts";

/**
 * Delivers the key of one sale by hand, step by step, as the watcher does it for all.
 * @param change points to send instead of the right ones, to see them refused
 */
export async function deliverSale(
  market: MarketClient,
  master: Uint8Array,
  sale: SaleId,
  change: Partial<EncryptedKey> = {},
): Promise<actions.Sent> {
  const { address, block } = market.deployment.contracts.Escrow;
  const [awaited] = await getContractEvents(market.client, {
    address,
    abi: escrowAbi,
    eventName: "KeyAwaited",
    args: { sale },
    fromBlock: BigInt(block),
    strict: true,
  });
  if (awaited === undefined) throw new Error(`sale ${sale} does not wait for a key`);
  const found = await reads.readSale(market, sale);
  const record = await reads.readVersionRecord(market, assetOf(found.terms), found.version);
  const delivery = deliver(master, await journeys.contextOf(market, record), {
    chainId: market.chain.id,
    escrow: address,
    saleId: sale,
    buyerPoint: awaited.args.buyerKey,
  });
  return actions.send(
    market,
    actions.deliverKey(market, { ...found, content: record.content, delivery: { ...delivery, ...change } }),
  );
}
