import type { FileContent } from "./case.ts";

/** Reasons of a takedown as anybody can store them, and what is shown. */
export const HOSTILE_REASONS: Readonly<Record<string, { readonly content: FileContent; readonly text: string }>> = {
  plain: {
    content: "Not licensed for this use.\nSee the appeal.",
    text: "Not licensed for this use.\nSee the appeal.",
  },
  empty: { content: "", text: "" },
  "NUL and direction characters": { content: "a\u0000b\u202ec", text: "abc" },
  "JSON stays text": { content: '{"reason":1}', text: '{"reason":1}' },
  "far too long": { content: "r".repeat(100_000), text: "r".repeat(4_000) },
  "a surrogate in UTF-8": { content: Uint8Array.of(0x61, 0xed, 0xa0, 0x80, 0x62), text: "ab" },
  "cut off in the middle of a character": { content: Uint8Array.of(0x61, 0xe2, 0x82), text: "a" },
  "only zeros": { content: new Uint8Array(1_000), text: "" },
};
