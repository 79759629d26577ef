import { getAddress, type Address } from "viem";
import { proposalTitle } from "../actions/governance/index.ts";
import { hidesCharacters, visibleText } from "./visible-text.ts";

/** What a proposal says about itself, made safe to show. It is a stranger's word: the calls are what counts. */
export interface DescribedText {
  /** One line. */
  readonly title: string;
  /** Markdown without the title; render it without HTML. */
  readonly body: string;
  /** The only account that could propose it, where the text names one. */
  readonly proposer?: Address;
  /** What a voter must know about the text. */
  readonly warning?: string;
}

/** As OpenZeppelin's Governor reads it. */
const PROPOSER = /\s*#proposer=(0x[0-9a-fA-F]{40})$/;
const HIDDEN_CHARACTERS =
  "The text has characters that are invisible or turn the direction of what is read. They are shown by their codes, as ⟨U+202E⟩.";

/** Splits a description into what people read, and shows what it hides. */
export function describeText(description: string): DescribedText {
  const bound = PROPOSER.exec(description);
  const text = bound === null ? description : description.slice(0, bound.index);
  const [first = "", ...rest] = text.trim().split("\n");
  const hidden = hidesCharacters(text.replaceAll("\r\n", "\n"));
  return {
    title: visibleText(proposalTitle(first)).replace(/\s+/g, " "),
    body: visibleText(rest.join("\n").replaceAll("\r", "")).trim(),
    ...(bound?.[1] === undefined ? {} : { proposer: getAddress(bound[1].toLowerCase()) }),
    ...(hidden ? { warning: HIDDEN_CHARACTERS } : {}),
  };
}
