import type { Contributor, Parent } from "@ftns-market/sdk/chain";
import { parseFtns } from "@ftns-market/sdk/chain";
import type { OfferInput, StoredArtifact } from "@ftns-market/sdk/journeys";
import type { Metadata, MetadataCategory, MetadataLicence } from "@ftns-market/sdk/metadata";
import { getAddress, type Hex } from "viem";
import { artifactName, type FilesRecord } from "./chosen-files";
import { partsOf, type ExistingAsset, type LicenceChoice, type OfferForm, type PublishForm } from "./form";
import { bpsOf, weightOf } from "./shares";

/** A small file that is stored before the metadata: a licence text or the image. */
export interface Attachment {
  readonly cid: string;
  readonly digest: Hex;
}

/** What belongs to the metadata and is on IPFS already. */
export interface Attachments {
  readonly image?: Attachment;
  /** By the text itself, so that a text changed later is stored anew. */
  readonly licences: Readonly<Record<string, Attachment>>;
}

const DAY_SECONDS = 86_400;

/** The metadata of the version. @param stored of the artifact; the rest of a form that was checked */
export function metadataOf(
  form: PublishForm,
  files: FilesRecord,
  stored: Pick<StoredArtifact, "cid" | "encryption">,
  attachments: Attachments,
  existing?: ExistingAsset,
): Metadata {
  const { image } = form;
  const imageCid = typeof image === "string" ? image : attachments.image && `ipfs://${attachments.image.cid}`;
  return {
    schema: "ftns-market/metadata/v1",
    name: form.name.trim(),
    description: form.description.trim(),
    category: form.category.toLowerCase() as MetadataCategory,
    tags: partsOf(form.tags),
    ...optionalText("framework", form.framework),
    ...optionalText("task", form.task),
    languages: partsOf(form.languages),
    licence: licenceOf(form.licence, attachments),
    ...(imageCid === undefined ? {} : { image: imageCid }),
    ...optionalText("external_url", form.homePage),
    artifact: {
      name: artifactName(files),
      mediaType: files.isFolder ? "application/x-tar" : (files.files[0]?.mediaType ?? "application/octet-stream"),
      size: files.size,
      cid: stored.cid,
      ...(stored.encryption === undefined ? {} : { encryption: stored.encryption }),
    },
    files: files.files.map((file) => ({ ...file })),
    metrics: form.metrics.map(({ name, value, dataset, split, higherIsBetter }) => ({
      name: name.trim(),
      value: value.trim() === "" ? Number.NaN : Number(value),
      dataset: dataset.trim(),
      split: split.trim(),
      higherIsBetter,
    })),
    parents: existing === undefined ? form.parents.map(parentWords) : existing.parents.map((parent) => ({ ...parent })),
  };
}

function optionalText<const Name extends "framework" | "task" | "external_url">(name: Name, text: string) {
  return text.trim() === "" ? {} : ({ [name]: text.trim() } as { readonly [name in Name]: string });
}

function licenceOf(licence: LicenceChoice, { licences }: Attachments): MetadataLicence {
  if (licence.kind === "spdx") return { spdx: licence.spdx };
  const name = licence.name.trim();
  return { textCid: licences[licence.text]?.cid ?? "", ...(name === "" ? {} : { name }) };
}

function parentWords({ asset, name, royalty }: PublishForm["parents"][number]) {
  return { asset: String(asset), ...(name === undefined ? {} : { name }), royaltyBps: bpsOf(royalty) ?? 0 };
}

/** The contributors as the registry takes them. */
export function contributorsOf(form: PublishForm): Contributor[] {
  return form.contributors.map(({ account, weight }) => ({
    account: getAddress(account.trim()),
    weight: weightOf(weight) ?? 0n,
  }));
}

/** The parents as the registry takes them. */
export function parentsOf(form: PublishForm): Parent[] {
  return form.parents.map(({ asset, royalty }) => ({ asset, royaltyBps: bpsOf(royalty) ?? 0 }));
}

/** An offer as the journey takes it. @param form one that was checked */
export function offerOf(form: OfferForm, assetLicence: LicenceChoice, { licences }: Attachments): OfferInput {
  const licence = form.licence ?? assetLicence;
  const own = licence.kind === "own" ? licences[licence.text] : undefined;
  const text = licence.kind === "spdx" ? { spdx: licence.spdx } : { digest: own?.digest ?? `0x${"00".repeat(32)}` };
  return {
    kind: form.kind,
    text,
    transferable: form.transferable,
    exclusive: form.exclusive,
    ...(form.kind === "Subscription" ? { period: periodOf(form) } : {}),
    ...(form.kind === "Metered" ? { unitsPerPack: Number(form.unitsPerPack) } : {}),
    supplyCap: form.supplyCap.trim() === "" ? 0 : Number(form.supplyCap),
    price: parseFtns(form.price),
    ...(form.quantity.trim() === "" ? {} : { quantity: Number(form.quantity) }),
    ...(form.expiresAt === "" ? {} : { expiresAt: expiryOf(form) }),
  };
}

/** Seconds. */
export function periodOf({ periodDays }: Pick<OfferForm, "periodDays">): number {
  return Math.round(Number(periodDays) * DAY_SECONDS);
}

/** Seconds since 1970; NaN when it is no time. */
export function expiryOf({ expiresAt }: Pick<OfferForm, "expiresAt">): number {
  return Math.floor(Date.parse(`${expiresAt}Z`) / 1_000);
}

/** The texts of one's own among the licences of a form. */
export function ownTexts({ licence, offers }: PublishForm): string[] {
  const licences = [licence, ...offers.map((offer) => offer.licence)];
  return [...new Set(licences.flatMap((one) => (one?.kind === "own" ? [one.text] : [])))];
}
