import type { Metadata } from "@ftns-market/sdk/metadata";
import { newKey, type PublishForm } from "./form";

/**
 * What a further version begins with: everything that was written of the version before.
 * @param licenceText of a licence of the seller's own; undefined when it could not be read, and is to be chosen again
 */
export function wordsOf(before: Metadata, licenceText: string | undefined): Partial<PublishForm> {
  return {
    name: before.name,
    description: before.description,
    framework: before.framework ?? "",
    task: before.task ?? "",
    tags: before.tags.join(", "),
    languages: before.languages.join(", "),
    homePage: before.external_url ?? "",
    image: before.image,
    metrics: before.metrics.map(({ name, value, dataset, split, higherIsBetter = true }) => ({
      ...{ key: newKey(), name, dataset, split, higherIsBetter },
      value: String(value),
    })),
    ...licenceOf(before, licenceText),
  };
}

function licenceOf({ licence }: Metadata, text: string | undefined): Pick<PublishForm, "licence"> | undefined {
  if ("spdx" in licence) return { licence: { kind: "spdx", spdx: licence.spdx } };
  return text === undefined ? undefined : { licence: { kind: "own", name: licence.name ?? "", text } };
}
