import { parseFtns } from "@ftns-market/sdk/chain";
import { parseMetadata } from "@ftns-market/sdk/metadata";
import type { ChainPolicy } from "@ftns-market/sdk/reads";
import { isAddress } from "viem";
import type { FilesRecord } from "./chosen-files";
import type { ExistingAsset, LicenceChoice, OfferForm, PublishForm } from "./form";
import { expiryOf, metadataOf, ownTexts, type Attachments } from "./publication-input";
import { bpsOf, weightOf } from "./shares";

/** What is wrong, by field: "name", "contributors.1.weight", "offers.0.price". A sentence each. */
export type Problems = Readonly<Record<string, string>>;

/** The steps whose fields are checked. */
export type FormStep = "artifact" | "description" | "people" | "offers";

/** What a form is held against. */
export interface Rules {
  readonly policy: ChainPolicy | undefined;
  readonly existing: ExistingAsset | undefined;
  /** Seconds since 1970; default the clock. */
  readonly now?: number;
}

const UINT32_MAX = 2 ** 32 - 2;
const MAX_PERIOD_DAYS = 36_500;
const MAX_TEXT_BYTES = 1_048_576;
/** Any CID of each kind: which one it will be is not known before the upload, and the schema only checks its form. */
const RAW_CID = `bafkrei${"a".repeat(52)}`;
const TREE_CID = `bafybei${"a".repeat(52)}`;
const MAX_RAW_SIZE = 1_048_576;

/** What stands in the way of going on from a step; empty when nothing does. */
export function problemsOf(step: FormStep, form: PublishForm, files: FilesRecord | undefined, rules: Rules): Problems {
  switch (step) {
    case "artifact":
      return artifactProblems(form, files);
    case "description":
      return descriptionProblems(form, rules.existing);
    case "people":
      return rules.existing === undefined ? peopleProblems(form, rules.policy) : {};
    case "offers":
      return offersProblems(form, rules.now ?? Math.floor(Date.now() / 1_000));
  }
}

function artifactProblems(form: PublishForm, files: FilesRecord | undefined): Problems {
  if (files === undefined) return { files: "Choose the file or folder to publish." };
  if (files.size === 0) return { files: "The file is empty. An artifact needs at least one byte." };
  const [problem] = metadataProblems(form, files).filter(({ field }) => /^(artifact|files)/.test(field));
  if (problem === undefined) return {};
  const index = /^files\[(\d+)\]/.exec(problem.field)?.[1];
  const path = index === undefined ? files.name : files.files[Number(index)]?.path;
  return { files: `The name of “${path}” ${problem.message} Rename it and choose again.` };
}

const FIELDS: Readonly<Record<string, string>> = { external_url: "homePage" };

function descriptionProblems(form: PublishForm, existing: ExistingAsset | undefined): Problems {
  const problems: Record<string, string> = {};
  for (const { field, message } of metadataProblems(form, undefined, existing)) {
    const [root = "", index] = field.split(/[.[\]]+/);
    if (["artifact", "files", "parents", "licence"].includes(root)) continue;
    const name = FIELDS[root] ?? root;
    const inMetric = /^metrics\[\d+\]\.(\w+)/.exec(field)?.[1];
    const key = inMetric === undefined ? name : `metrics.${index}.${inMetric}`;
    const which = /^(tags|languages)\[/.test(field) ? `Number ${Number(index) + 1} ` : "This ";
    problems[key] ??= sentence(field, `${which}${message}`, form);
  }
  return problems;
}

/** The two fields that nobody can leave out say so in plain words. */
function sentence(field: string, message: string, form: PublishForm): string {
  if (field === "name" && form.name.trim() === "") return "Give it a name.";
  if (field === "description" && form.description.trim() === "") return "Describe what it is and what it is good for.";
  return message;
}

function metadataProblems(form: PublishForm, files?: FilesRecord, existing?: ExistingAsset) {
  const size = files?.size ?? 1;
  const record = files ?? { ...PLACEHOLDER, size };
  const cid = size > MAX_RAW_SIZE ? TREE_CID : RAW_CID;
  const attachment = { cid: RAW_CID, digest: `0x${"00".repeat(32)}` } as const;
  const attachments: Attachments = {
    licences: Object.fromEntries(ownTexts(form).map((text) => [text, attachment])),
    ...(form.image instanceof Blob ? { image: attachment } : {}),
  };
  const metadata = metadataOf(form, record, { cid }, attachments, existing);
  // NaN stands for "no number"; JSON has none, so it becomes null and is refused as such.
  const parsed = parseMetadata(new TextEncoder().encode(JSON.stringify(metadata)));
  return parsed.ok ? [] : parsed.problems;
}

const PLACEHOLDER: FilesRecord = {
  ...{ name: "file", isFolder: false, size: 1, count: 1, fingerprint: "", warnings: [] },
  files: [{ path: "file", size: 1, mediaType: "application/octet-stream" }],
};

function peopleProblems(form: PublishForm, policy: ChainPolicy | undefined): Problems {
  const problems: Record<string, string> = {};
  const accounts = form.contributors.map(({ account }) => account.trim().toLowerCase());
  form.contributors.forEach(({ account, weight }, index) => {
    const field = `contributors.${index}`;
    if (!isAddress(account.trim())) problems[`${field}.account`] = "Write the address as 0x and 40 hexadecimal digits.";
    else if (/^0x0{40}$/.test(account.trim())) problems[`${field}.account`] = "Nobody has this address.";
    else if (accounts.indexOf(account.trim().toLowerCase()) !== index) {
      problems[`${field}.account`] = "This account is named above already. Name each account once.";
    }
    if (weightOf(weight) === undefined) problems[`${field}.weight`] = "A whole number from 1.";
  });
  form.parents.forEach(({ royalty }, index) => {
    const bps = bpsOf(royalty);
    if (bps === undefined || bps === 0)
      problems[`parents.${index}.royalty`] = "From 0.01 to 100, at most two decimals.";
  });
  const resale = bpsOf(form.resaleRoyalty);
  if (resale === undefined) problems["resaleRoyalty"] = "From 0 to 100, at most two decimals.";
  return policy === undefined ? problems : { ...problems, ...policyProblems(form, policy) };
}

function policyProblems(form: PublishForm, policy: ChainPolicy): Problems {
  const { contributors, parents } = form;
  const royalties = parents.reduce((sum, { royalty }) => sum + (bpsOf(royalty) ?? 0), 0);
  const resale = bpsOf(form.resaleRoyalty) ?? 0;
  const { maxContributors, maxParents, maxLineageRoyaltyBps, maxResaleRoyaltyBps } = policy;
  return {
    ...(contributors.length > maxContributors
      ? { contributors: `The market allows at most ${maxContributors} contributors. Remove some.` }
      : {}),
    ...(parents.length > maxParents
      ? { parents: `The market allows at most ${maxParents} parents. Remove some.` }
      : {}),
    ...(royalties > maxLineageRoyaltyBps
      ? {
          parents: `All parents together may get at most ${maxLineageRoyaltyBps / 100} % of a sale; these get ${royalties / 100} %.`,
        }
      : {}),
    ...(resale > maxResaleRoyaltyBps
      ? { resaleRoyalty: `The market allows at most ${maxResaleRoyaltyBps / 100} %.` }
      : {}),
  };
}

function offersProblems(form: PublishForm, now: number): Problems {
  const problems: Record<string, string> = {};
  Object.assign(problems, licenceProblems("licence", form.licence));
  form.offers.forEach((offer, index) => {
    for (const [field, message] of Object.entries(offerProblems(offer, now)))
      problems[`offers.${index}.${field}`] = message;
  });
  const sold = form.encrypted && form.offers.length > 0;
  if (sold && !/^\d{1,6}$/.test(form.openSales.trim())) problems["openSales"] = "A whole number from 0.";
  return problems;
}

function licenceProblems(field: string, licence: LicenceChoice | undefined): Problems {
  if (licence?.kind !== "own") return {};
  const bytes = new TextEncoder().encode(licence.text).length;
  if (licence.text.trim() === "") return { [`${field}.text`]: "Write the licence, or choose one from the catalogue." };
  return bytes > MAX_TEXT_BYTES ? { [`${field}.text`]: "A licence text can have at most 1 MiB." } : {};
}

function offerProblems(offer: OfferForm, now: number): Problems {
  const { kind, exclusive, supplyCap, quantity, expiresAt } = offer;
  const problems: Record<string, string> = { ...licenceProblems("licence", offer.licence) };
  const price = priceProblem(offer.price);
  if (price !== undefined) problems["price"] = price;
  if (kind === "Subscription") {
    const days = Number(offer.periodDays);
    const fits = offer.periodDays.trim() !== "" && days * 86_400 >= 1 && days <= MAX_PERIOD_DAYS;
    if (!fits) problems["periodDays"] = `A number of days up to ${MAX_PERIOD_DAYS}.`;
  }
  if (kind === "Metered" && !isCount(offer.unitsPerPack)) problems["unitsPerPack"] = "A whole number from 1.";
  if (exclusive && kind === "Metered") problems["exclusive"] = "Packs of uses cannot be exclusive.";
  if (exclusive && kind === "Perpetual" && supplyCap.trim() !== "1") {
    problems["supplyCap"] = "An exclusive licence for ever can be issued once: write 1.";
  } else if (supplyCap.trim() !== "" && !isCount(supplyCap))
    problems["supplyCap"] = "A whole number from 1, or nothing.";
  if (quantity.trim() !== "" && !isCount(quantity)) problems["quantity"] = "A whole number from 1, or nothing.";
  if (expiresAt !== "" && !(expiryOf(offer) > now)) problems["expiresAt"] = "Choose a time that is still to come.";
  return problems;
}

function isCount(text: string): boolean {
  return /^\d{1,10}$/.test(text.trim()) && Number(text) >= 1 && Number(text) <= UINT32_MAX;
}

function priceProblem(text: string): string | undefined {
  if (text.trim() === "") return "Write a price; 0 gives it away.";
  try {
    // What the escrow can hold of one sale.
    return parseFtns(text) < 2n ** 96n ? undefined : "This is more FTNS than there can be.";
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
