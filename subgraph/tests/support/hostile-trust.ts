const MALFORMED = { status: "Malformed", name: "", text: "", website: null };
const NAMED = { status: "Readable", name: "x", text: "y", website: null };

/** Credentials of auditors as anybody can store them, and what is shown. */
export const ODD_CREDENTIALS = {
  "no version": { content: '{"name":"x","text":"y"}', shown: MALFORMED },
  "a later version": { content: '{"version":2,"name":"x","text":"y"}', shown: MALFORMED },
  "no name": { content: '{"version":1,"text":"y","website":"https://x.test"}', shown: MALFORMED },
  "a website": {
    content: '{"version":1,"name":"x","text":"y","website":"https://x.test"}',
    shown: { ...NAMED, website: "https://x.test" },
  },
  "a website that runs": {
    content: '{"version":1,"name":"x","text":"y","website":"javascript:alert(1)"}',
    shown: NAMED,
  },
  "a website that is a list": {
    content: '{"version":1,"name":"x","text":"y","website":["https://x.test"]}',
    shown: NAMED,
  },
  "far too long": {
    content: JSON.stringify({ version: 1, name: "n".repeat(1_000), text: "t".repeat(100_000) }),
    shown: { ...NAMED, name: "n".repeat(80), text: "t".repeat(10_000) },
  },
};

/** Texts of reviews as anybody can store them, and what is shown. */
export const ODD_REVIEWS = {
  "no version": { content: '{"text":"y"}', shown: { status: "Malformed", text: "" } },
  "no text": { content: '{"version":1}', shown: { status: "Malformed", text: "" } },
  "a text that is a list": { content: '{"version":1,"text":["y"]}', shown: { status: "Malformed", text: "" } },
  "nothing but characters that are refused": {
    content: '{"version":1,"text":"\\u202e\\u0000"}',
    shown: { status: "Malformed", text: "" },
  },
  "control and direction characters": {
    content: '{"version":1,"text":"one\\r\\ntwo\\u2066"}',
    shown: { status: "Readable", text: "one\ntwo" },
  },
  "far too long": {
    content: JSON.stringify({ version: 1, text: "t".repeat(100_000) }),
    shown: { status: "Readable", text: "t".repeat(5_000) },
  },
};
