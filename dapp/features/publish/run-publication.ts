import type { SendOptions } from "@ftns-market/sdk/actions";
import type { MarketClient } from "@ftns-market/sdk/chain";
import type { Publication, PublicationDraft, PublicationInput, PublicationStep } from "@ftns-market/sdk/journeys";
import { artifactSize, openArtifact, type ChosenFiles } from "./chosen-files";
import type { ExistingAsset } from "./form";
import { contributorsOf, metadataOf, offerOf, ownTexts, parentsOf, type Attachments } from "./publication-input";
import { bpsOf } from "./shares";
import type { Draft } from "./wizard";

export type RunStep = PublicationStep | "sign" | "attachments" | "prepare";

export interface RunInput {
  readonly draft: Draft;
  /** Not needed once the artifact is stored. */
  readonly chosen: ChosenFiles | undefined;
  readonly existing: ExistingAsset | undefined;
  /** FTNS base units of bonds to keep ready. */
  readonly credit: bigint;
  /** Asks for the seller's master; only when something is encrypted. */
  readonly master: (market: MarketClient) => Promise<Uint8Array>;
}

export interface RunOptions {
  readonly send: SendOptions;
  readonly signal: AbortSignal;
  readonly onStep: (step: RunStep, done?: number, total?: number) => void;
  /** Called after everything that must not be done twice. */
  readonly onProgress: (change: Partial<Pick<Draft, "publication" | "attachments" | "prepareHash">>) => void;
}

/** Publishes a draft from where it stands: attachments, artifact, asset, bonds, offers. Nothing is done twice. */
export async function runPublication(market: MarketClient, input: RunInput, options: RunOptions): Promise<Publication> {
  const { draft, chosen, existing, credit } = input;
  const { form, files, prepareHash } = draft;
  if (files === undefined) throw new TypeError("a publication is run with a file");
  const { prepareToSell, publish, receiptOf } = await import("@ftns-market/sdk/journeys");
  const attachments = await storeAttachments(market, draft, options);
  const master = await masterFor(market, input, options);
  const publication: PublicationInput = {
    category: form.category,
    contributors: contributorsOf(form),
    parents: parentsOf(form),
    resaleRoyaltyBps: bpsOf(form.resaleRoyalty) ?? 0,
    artifact: {
      size: chosen === undefined ? files.size : artifactSize(chosen),
      open: () => openArtifact(chosenOf(chosen)),
      ...(master === undefined ? {} : { master }),
    },
    metadata: (stored) => metadataOf(form, files, stored, attachments, existing),
    offers: [],
    ...(existing === undefined ? {} : { asset: existing.asset }),
  };
  const { signal, onStep, onProgress } = options;
  const send = { ...options.send, signal };
  const onDraft = (kept: PublicationDraft) => onProgress({ publication: kept });
  const published = await publish(market, publication, { draft: draft.publication, onDraft, onStep, signal, send });
  const offers = form.offers.map((offer) => offerOf(offer, form.licence, attachments));
  if (form.encrypted && offers.length > 0 && credit > 0n) {
    onStep("prepare");
    // A deposit that is still on its way is not in the balance yet.
    if (prepareHash !== undefined) await receiptOf(market, prepareHash, send);
    await prepareToSell(market, credit, {
      ...send,
      onEvent(event) {
        if (event.type === "sent" || event.type === "replaced") onProgress({ prepareHash: event.hash });
        send.onEvent?.(event);
      },
    });
  }
  return publish(market, { ...publication, offers }, { draft: published.draft, onDraft, onStep, signal, send });
}

function chosenOf(chosen: ChosenFiles | undefined): ChosenFiles {
  if (chosen !== undefined) return chosen;
  throw new TypeError("the file is chosen again before the artifact is stored");
}

async function masterFor(market: MarketClient, { draft, master }: RunInput, { onStep }: RunOptions) {
  if (!draft.form.encrypted || draft.publication.artifact !== undefined) return undefined;
  onStep("sign");
  return master(market);
}

async function storeAttachments(market: MarketClient, { form, ...draft }: Draft, options: RunOptions) {
  const { uploadFile } = await import("@ftns-market/sdk/ipfs");
  const target = market.ipfs?.upload;
  let attachments: Attachments = draft.attachments;
  const store = async (content: Blob | Uint8Array) => {
    if (target === undefined) throw new TypeError("this site has no IPFS node to upload to");
    options.onStep("attachments");
    const { cid, digest } = await uploadFile(content, { ...target, signal: options.signal });
    return { cid, digest };
  };
  const keep = (change: Partial<Attachments>) => {
    attachments = { ...attachments, ...change };
    options.onProgress({ attachments });
  };
  if (form.image instanceof Blob && attachments.image === undefined) keep({ image: await store(form.image) });
  for (const text of ownTexts(form)) {
    if (attachments.licences[text] !== undefined) continue;
    const stored = await store(new TextEncoder().encode(text));
    keep({ licences: { ...attachments.licences, [text]: stored } });
  }
  return attachments;
}
