import type { PublicationDraft } from "@ftns-market/sdk/journeys";
import type { Hash } from "viem";
import type { FilesRecord } from "./chosen-files";
import { newForm, type ExistingAsset, type PublishForm } from "./form";
import type { Attachments } from "./publication-input";
import type { Problems } from "./validation";

/** The steps, in order. */
export const STEPS = ["artifact", "description", "people", "offers", "review"] as const;
export type Step = (typeof STEPS)[number];

/** A publication as it is kept: what was written, and how far it is. Plain data that IndexedDB can keep. */
export interface Draft {
  readonly id: string;
  /** Set for a further version. */
  readonly asset: number | undefined;
  /** Seconds since 1970. */
  readonly changedAt: number;
  readonly step: Step;
  readonly form: PublishForm;
  readonly files: FilesRecord | undefined;
  readonly publication: PublicationDraft;
  readonly attachments: Attachments;
  /** The last transaction that prepared the bonds; waited for before another is sent. */
  readonly prepareHash: Hash | undefined;
}

export interface WizardState {
  readonly draft: Draft;
  readonly problems: Problems;
}

export type WizardEvent =
  | { readonly type: "edited"; readonly change: Partial<PublishForm> }
  | { readonly type: "chose"; readonly files: FilesRecord }
  | { readonly type: "refused"; readonly problems: Problems }
  | { readonly type: "went"; readonly step: Step }
  | {
      readonly type: "progressed";
      readonly change: Partial<Pick<Draft, "publication" | "attachments" | "prepareHash">>;
    };

/** A publication that nothing was written of yet. */
export function newDraft(id: string, existing?: ExistingAsset): Draft {
  return {
    id,
    asset: existing?.asset,
    changedAt: 0,
    step: "artifact",
    form: newForm(existing),
    files: undefined,
    publication: {},
    attachments: { licences: {} },
    prepareHash: undefined,
  };
}

/** Whether what is published can still change: once it was sent to the chain, only offers can. */
export function isLocked({ publication }: Pick<Draft, "publication">): boolean {
  return publication.publishHash !== undefined;
}

/** How many offers are begun on the chain: they cannot change or go any more. */
export function begunOffers({ publication }: Pick<Draft, "publication">): number {
  return publication.offers?.length ?? 0;
}

/** The wizard's one place of change. What was uploaded and does not fit any more is forgotten, so that it is uploaded anew. */
export function wizard({ draft, problems }: WizardState, event: WizardEvent): WizardState {
  switch (event.type) {
    case "edited":
      return { draft: edited(draft, event.change), problems: {} };
    case "chose":
      if (isLocked(draft)) return { draft, problems };
      return { draft: { ...draft, files: event.files, publication: afterChoice(draft, event.files) }, problems: {} };
    case "refused":
      return { draft, problems: event.problems };
    case "went":
      return { draft: { ...draft, step: event.step }, problems: {} };
    case "progressed":
      return { draft: { ...draft, ...event.change }, problems };
  }
}

function edited(draft: Draft, change: Partial<PublishForm>): Draft {
  if (isLocked(draft)) return { ...draft, form: { ...draft.form, offers: offersAfter(draft, change) } };
  const form = { ...draft.form, ...change };
  const { artifact } = draft.publication;
  const sameArtifact = form.encrypted === draft.form.encrypted;
  const { image: stored, licences } = draft.attachments;
  const attachments =
    form.image === draft.form.image && stored !== undefined ? { image: stored, licences } : { licences };
  return { ...draft, form, attachments, publication: sameArtifact && artifact !== undefined ? { artifact } : {} };
}

function offersAfter(draft: Draft, { offers }: Partial<PublishForm>): PublishForm["offers"] {
  const begun = begunOffers(draft);
  return offers === undefined ? draft.form.offers : [...draft.form.offers.slice(0, begun), ...offers.slice(begun)];
}

/** The same files again keep what is uploaded of them; others begin anew. */
function afterChoice({ files, publication }: Draft, chosen: FilesRecord): PublicationDraft {
  const { artifact, salt } = publication;
  const same = files?.fingerprint === chosen.fingerprint && files.name === chosen.name;
  return same ? { ...(salt && { salt }), ...(artifact && { artifact }) } : {};
}

/** What has to be had before a publication can go on: after a reload the page has lost the file. */
export function needOf(draft: Draft, hasFiles: boolean): "nothing" | "permission" | "files" {
  if (draft.publication.artifact !== undefined || hasFiles) return "nothing";
  return draft.files?.handle === undefined ? "files" : "permission";
}

/** Whether files chosen to go on with are those of the draft. */
export function isSame(chosen: FilesRecord, files: FilesRecord): boolean {
  return chosen.size === files.size && chosen.fingerprint === files.fingerprint;
}
