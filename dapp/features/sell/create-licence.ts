import type { LicenceText, SendOptions } from "@ftns-market/sdk/actions";
import type { MarketClient, TermsId } from "@ftns-market/sdk/chain";
import type { NewTerms } from "./licence-fields";
import type { OfferTerms } from "./offer-fields";

/** A licence to create, and the offer to make of it. */
export interface NewLicence {
  readonly asset: number;
  readonly name: string;
  readonly terms: NewTerms;
  /** A standard text by its id, or words that are stored on IPFS. */
  readonly text: { readonly spdx: string } | { readonly words: string };
  /** Undefined: terms without an offer. */
  readonly offer: OfferTerms | undefined;
}

/** Stores the text if it is one's own. @throws IpfsError, MarketError */
export async function storedText(market: MarketClient, text: NewLicence["text"]): Promise<LicenceText> {
  if ("spdx" in text) return text;
  const { uploadMetadata } = await import("@ftns-market/sdk/ipfs");
  const target = market.ipfs?.upload;
  if (target === undefined) throw new Error("This site has no IPFS node to store a text on. Choose a standard text.");
  // One raw block, so that the digest on the chain is the plain sha2-256 of the text.
  return { digest: (await uploadMetadata(text.words, target)).digest };
}

/**
 * Creates terms and lists them.
 * @param created terms that an attempt before has created: they are only listed
 * @param onCreated called with the terms, which must not be created twice
 */
export async function createLicence(
  market: MarketClient,
  { asset, name, terms, text, offer }: NewLicence,
  created: TermsId | undefined,
  onCreated: (terms: TermsId) => void,
  options: SendOptions,
): Promise<TermsId> {
  const { createdTerms, createTerms, listLicences, send } = await import("@ftns-market/sdk/actions");
  let id = created;
  if (id === undefined) {
    const action = createTerms(market, { ...terms, asset, name, text: await storedText(market, text) });
    id = createdTerms(market, (await send(market, action, options)).receipt);
    onCreated(id);
  }
  if (offer !== undefined) await send(market, listLicences(market, { ...offer, terms: id, name }), options);
  return id;
}
