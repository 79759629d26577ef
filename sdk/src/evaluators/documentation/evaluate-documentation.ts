import { MarketError } from "../../errors/market-error.ts";
import { describeInput, scoreOf, shownText, type Check, type Evaluation, type InputFile } from "../evaluation.ts";
import { distinctWords, headedTexts, type HeadedText } from "./headings.ts";
import { DATASHEET, DESCRIPTION, MODEL_CARD, type Section } from "./sections.ts";

export type DocumentationKind = "model" | "dataset" | "other";

/** A card, and of what it is. */
export interface DocumentationToEvaluate {
  /** Markdown. */
  readonly text: InputFile;
  /** A model has a model card, a data set a datasheet, anything else a description. */
  readonly kind: DocumentationKind;
  /** Licence that the metadata states; it counts as stated. */
  readonly licence?: string;
}

const MAX_BYTES = 4_194_304;
const SECTIONS: Readonly<Record<DocumentationKind, readonly Section[]>> = {
  model: MODEL_CARD,
  dataset: DATASHEET,
  other: DESCRIPTION,
};

/**
 * Looks for the parts of a model card (Mitchell et al. 2019) or a datasheet (Gebru et al. 2021): each is found when a heading names it
 * and enough different words stand under it. The score is the share of the parts that are found, by weight. It says that something
 * was written, not that it is true.
 * @throws MarketError `InvalidInput` above 4 MiB
 */
export function evaluateDocumentation({ text, kind, licence }: DocumentationToEvaluate): Evaluation {
  if (text.bytes.length > MAX_BYTES)
    throw new MarketError("InvalidInput", `${text.name} is longer than 4 MiB: it is no card.`);
  const parts = headedTexts(new TextDecoder().decode(text.bytes));
  const checks = SECTIONS[kind].map((section) => checkOf(section, parts, licence));
  const options = { kind, ...(licence !== undefined && { licence: shownText(licence, 120) }) };
  return { kind: "documentation", inputs: [describeInput(text)], options, checks, score: scoreOf(checks) };
}

function checkOf(section: Section, parts: readonly HeadedText[], licence: string | undefined): Check {
  const named = parts.filter(({ heading }) => section.headings.some((words) => ` ${heading} `.includes(` ${words} `)));
  const longest = named.map(({ text }) => distinctWords(text).size).sort((a, b) => b - a)[0];
  const byMetadata = section.id === "licence" && licence !== undefined;
  const isFound = byMetadata || (longest !== undefined && longest >= section.words);
  return {
    name: `documentation.${section.id}`,
    outcome: "measured",
    value: isFound ? 1 : 0,
    weight: section.weight,
    detail: `${section.title}: ${wordsOf(section, longest, byMetadata ? licence : undefined)}`,
  };
}

function wordsOf({ words }: Section, longest: number | undefined, licence: string | undefined): string {
  if (licence !== undefined) return `the metadata states ${shownText(licence, 120)}.`;
  if (longest === undefined) return "no heading names it.";
  return longest >= words ? `${longest} different words.` : `only ${longest} different words, ${words} are needed.`;
}
