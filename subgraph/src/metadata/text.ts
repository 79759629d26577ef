// Text from strangers. Nothing here throws: what does not fit is left out.

const TAB: u32 = 0x09;
const LINE_FEED: u32 = 0x0a;
const SPACE = " ";

/**
 * At most `max` characters of the text, without control characters, halves of surrogate pairs, and characters that turn the
 * direction of text or are invisible (the list of sdk/src/metadata).
 * @param lines keeps line feeds and tabs; else they become spaces
 */
export function cleanText(text: string, max: i32, lines: boolean): string {
  const parts: string[] = [];
  let start = 0;
  let i = 0;
  let count = 0;
  while (i < text.length && count < max) {
    const code = codePointAt(text, i);
    const width = code > 0xffff ? 2 : 1;
    const blank = !lines && (code == TAB || code == LINE_FEED);
    if (blank || isRefused(code)) {
      if (i > start) parts.push(text.substring(start, i));
      if (blank) {
        parts.push(SPACE);
        count++;
      }
      start = i + width;
    } else {
      count++;
    }
    i += width;
  }
  if (i > start) parts.push(text.substring(start, i));
  return parts.join("").trim();
}

function codePointAt(text: string, index: i32): u32 {
  return text.codePointAt(index) as u32;
}

function isRefused(code: u32): boolean {
  if (code == TAB || code == LINE_FEED) return false;
  if (code < 0x20 || (code >= 0x7f && code < 0xa0)) return true;
  if (code < 0x61c) return false;
  return (
    code == 0x61c ||
    code == 0x200e ||
    code == 0x200f ||
    (code >= 0x202a && code <= 0x202e) ||
    (code >= 0x2066 && code <= 0x2069) ||
    (code >= 0xd800 && code <= 0xdfff) ||
    code == 0xfeff ||
    (code >= 0xe0000 && code <= 0xe007f)
  );
}
