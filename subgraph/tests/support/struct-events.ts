/**
 * `gnd test` cannot encode events with structs (0.45.0: "invalid type string: tuple"), so those reach it in another coat: a
 * pretended event of plain words, which the test manifest decodes by an ABI with the true parameters. The compiled mappings
 * read parameters by place and run unchanged; the true signatures are proved on the real chain (test/subgraph).
 */
import { type AbiParameter, encodeAbiParameters, toEventSelector } from "viem";
import type { AbiItem } from "../../scripts/manifest.ts";
import type { MockValue } from "./events.ts";

const WORD_CHARACTERS = 64;
/** Words of the longest event in the cases; the decoder ignores what is left over. */
const WORDS = 96;

export function hasStruct(event: AbiItem): boolean {
  return (event.inputs ?? []).some(({ type }) => type.startsWith("tuple"));
}

/**
 * The event as the test manifest decodes it. It is anonymous, and all parameters come from the data: the first topic, the
 * pretended event's selector, lands in a parameter of its own behind the true ones.
 */
export function decodable(event: AbiItem): AbiItem {
  const inputs = (event.inputs ?? []).map((input) => ({ ...input, indexed: false }));
  const selector = { name: "pretendedSelector", type: "bytes32", indexed: true };
  return { ...event, anonymous: true, inputs: [...inputs, selector] } as AbiItem;
}

/** First topic of the pretended event. */
export function pretendedSelector(name: string): string {
  return toEventSelector(pretendedEvent(name));
}

/** The pretended event, with the encoded parameters as words. */
export function pretend(name: string, event: AbiItem, values: readonly (MockValue | bigint)[]) {
  const inputs = (event.inputs ?? []) as AbiParameter[];
  const data = encodeAbiParameters(inputs, values.map(asNumber)).slice(2);
  if (data.length > WORDS * WORD_CHARACTERS) throw new Error(`${name} is longer than ${WORDS} words`);
  const padded = data.padEnd(WORDS * WORD_CHARACTERS, "0");
  const words = Array.from({ length: WORDS }, (_, i) => [
    `w${i}`,
    `0x${padded.slice(i * WORD_CHARACTERS, (i + 1) * WORD_CHARACTERS)}`,
  ]);
  return { event: pretendedEvent(name), params: Object.fromEntries(words) as Record<string, string> };
}

function pretendedEvent(name: string): string {
  return `${name}Words(${Array.from({ length: WORDS }, (_, i) => `bytes32 w${i}`).join(", ")})`;
}

/** viem wants whole numbers as bigint or number, not as text. */
function asNumber(value: MockValue | bigint): unknown {
  if (Array.isArray(value)) return value.map((item: MockValue) => asNumber(item));
  return typeof value === "string" && /^\d+$/.test(value) ? BigInt(value) : value;
}
