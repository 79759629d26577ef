import { type Shape, text } from "./shape.ts";

// Not allowed anywhere: control characters, lone surrogates, the characters that turn the direction of text (U+061C,
// U+200E-F, U+202A-E, U+2066-9), with which a name can be made to read as another one, and the invisible tag characters
// (U+E0000-7F), which hide text from people but not from programs.
const DECEIVING = "\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069\\u{E0000}-\\u{E007F}";
/** Lines and tabs are allowed, and at least one visible character is needed. */
const PARAGRAPHS = new RegExp(`^(?=[\\s\\S]*\\S)(?:[\\n\\r\\t]|[^\\p{Cc}\\p{Cs}${DECEIVING}])*$`, "u");
/** Also without line ends, private and invisible characters, except the two joiners that some scripts and emoji need. */
export const VISIBLE = "(?:[^\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Zl}\\p{Zp}]|[\\u200C\\u200D])";
const LINE = new RegExp(`^(?=.*\\S)${VISIBLE}*$`, "u");

/** One line of at most `max` characters. */
export const line = (max: number): Shape<string> =>
  text({ max, pattern: LINE, expected: "one line of text without control, invisible or text-direction characters" });

/** Text of at most `max` characters, in lines. */
export const paragraphs = (max: number): Shape<string> =>
  text({ max, pattern: PARAGRAPHS, expected: "text without control and text-direction characters" });
