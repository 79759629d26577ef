import { visibleText } from "@ftns-market/sdk/governance";

const MAX_SHOWN = 200;

/** The title of a proposal as pages show it: a stranger's words, so on one line, not endless, and with nothing hidden in it. */
export function shownTitle(title: string): string {
  const line = visibleText(title).replace(/\s+/g, " ").trim();
  if (line === "") return "(no title)";
  return line.length > MAX_SHOWN ? `${line.slice(0, MAX_SHOWN)}…` : line;
}
