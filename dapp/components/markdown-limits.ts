/**
 * What an honest text keeps and a hostile one does not: parsers of Markdown take quadratic time, or the whole stack, for markers
 * that are piled up by the thousand.
 */
const MAX_LINES = 3_000;
/** Quotes and lists inside each other. */
const MAX_DEPTH = 12;
/** Markers of quotes and lists in the whole text. */
const MAX_CONTAINERS = 4_000;
/** Markers of inline elements in one paragraph. */
const MAX_MARKERS = 400;
/** The same in a block of code, where they mean nothing; but what looks like one need not be one. */
const MAX_CODE_MARKERS = 4_000;

const FENCE = /^ {0,3}(?:`{3,}[^`]*|~{3,}.*)$/;

const CONTAINERS = /^(?:[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t])))*/;
const CONTAINER = />|[-+*]|\d+[.)]/g;
const INLINE_MARKERS = /[[\]*_~`<>!&|\\@]/g;
/** The deepest indentation that means something is that of a list in lists. */
const MAX_INDENT = 40;

/** Whether a text can be parsed as Markdown in a moment. Longer texts of the same kind cost in proportion. */
export function isTameMarkdown(text: string): boolean {
  const lines = text.split(/\r\n|\n|\r/);
  if (lines.length > MAX_LINES) return false;
  let markers = 0;
  let containers = 0;
  let inCode = false;
  for (const line of lines) {
    if (FENCE.test(line)) {
      inCode = !inCode;
      markers = 0;
    }
    if (line.trim() === "") {
      if (!inCode) markers = 0;
      continue;
    }
    const depth = CONTAINERS.exec(line)?.[0].match(CONTAINER)?.length ?? 0;
    containers += depth;
    if (depth > MAX_DEPTH || containers > MAX_CONTAINERS || indentOf(line) > MAX_INDENT) return false;
    // A row of a table is a paragraph of its own: long tables are honest.
    if (/^\s*\|/.test(line)) markers = 0;
    markers += line.match(INLINE_MARKERS)?.length ?? 0;
    if (markers > (inCode ? MAX_CODE_MARKERS : MAX_MARKERS)) return false;
  }
  return true;
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}
