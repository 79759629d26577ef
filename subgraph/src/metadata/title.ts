import { cleanText } from "./text";

const MAX_TITLE = 200;
const MARK = "#";

/** The first line of a proposal's description without its mark, as one line of cleaned text; empty where there is none. */
export function titleOf(description: string): string {
  const text = description.trimStart();
  const end = text.indexOf("\n");
  let line = end < 0 ? text : text.substring(0, end);
  let start = 0;
  while (start < line.length && line.charAt(start) == MARK) start++;
  return cleanText(line.substring(start).trimStart(), MAX_TITLE, false);
}
