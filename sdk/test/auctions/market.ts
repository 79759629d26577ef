import {
  actions,
  parseFtns,
  type AssetId,
  type MarketClient,
  type TermsId,
  type VersionKeys,
} from "../../src/index.ts";
import type { Actor, TestMarket } from "../support/chain.ts";
import { encryptedVersion, openVersion, versionContext } from "../support/versions.ts";

/** Something to auction. */
export interface Lot {
  readonly asset: AssetId;
  readonly terms: TermsId;
}

/** A licence of an asset of the seller that anybody can read. */
export async function openLot(seller: MarketClient): Promise<Lot> {
  return lotOf(seller, await openVersion(new TextEncoder().encode("a model")));
}

/** A licence of an encrypted asset of the seller. */
export async function encryptedLot(
  chain: TestMarket,
  seller: MarketClient,
): Promise<Lot & { readonly keys: VersionKeys }> {
  const context = versionContext(seller, chain.address("seller"));
  const { version, keys } = await encryptedVersion(new TextEncoder().encode("a model"), context);
  return { ...(await lotOf(seller, version)), keys };
}

async function lotOf(seller: MarketClient, version: actions.VersionInput): Promise<Lot> {
  const published = await actions.send(seller, actions.publishAsset(seller, { category: "Model", version }));
  const { asset } = actions.publishedVersion(seller, published.receipt);
  const terms = actions.createTerms(seller, { asset, kind: "Perpetual", text: { spdx: "MIT" } });
  return { asset, terms: actions.createdTerms(seller, (await actions.send(seller, terms)).receipt) };
}

/** Goes to a second of the chain, so that the next transaction is after it. */
export async function passUntil(chain: TestMarket, second: number): Promise<void> {
  const now = await chain.now();
  if (second > now) await chain.passTime(second - now);
}

/** Credit in the vault of an account. */
export async function deposit(chain: TestMarket, actor: Actor, ftns: string): Promise<void> {
  const market = chain.as(actor);
  const amount = parseFtns(ftns);
  await actions.send(market, actions.approve(market, { spender: "Vault", amount }));
  await actions.send(market, actions.deposit(market, { amount }));
}
