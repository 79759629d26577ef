const MALFORMED = { status: "Malformed", name: "", text: "" };

interface Shown {
  readonly status: string;
  readonly name: string;
  readonly text: string;
}

/** Statements of delegates as anybody can store them, and what is shown. */
export const ODD_STATEMENTS: Readonly<Record<string, { readonly content: string; readonly shown: Shown }>> = {
  "no version": { content: '{"name":"x","text":"y"}', shown: MALFORMED },
  "a later version": { content: '{"version":2,"name":"x","text":"y"}', shown: MALFORMED },
  "a version in words": { content: '{"version":"1","name":"x","text":"y"}', shown: MALFORMED },
  "a fraction for a version": { content: '{"version":1.0,"name":"x","text":"y"}', shown: MALFORMED },
  "no name": { content: '{"version":1,"text":"y"}', shown: MALFORMED },
  "no text": { content: '{"version":1,"name":"x"}', shown: { status: "Readable", name: "x", text: "" } },
  "a text that is a list": {
    content: '{"version":1,"name":"x","text":["y"]}',
    shown: { status: "Readable", name: "x", text: "" },
  },
  "control and direction characters": {
    content: '{"version":1,"name":"a\\u0000b\\u202ec\\nd","text":"one\\r\\ntwo\\u2066"}',
    shown: { status: "Readable", name: "abc d", text: "one\ntwo" },
  },
  "far too long": {
    content: JSON.stringify({ version: 1, name: "n".repeat(1_000), text: "t".repeat(100_000) }),
    shown: { status: "Readable", name: "n".repeat(80), text: "t".repeat(10_000) },
  },
};
