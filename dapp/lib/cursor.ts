const MAX_CURSOR = 200;

/** The cursor of a page of a list, as an address gives it. Never fails: a stranger may have written it, and the index refuses what is none. */
export function readCursor(given: string | readonly string[] | undefined): string | undefined {
  const text = typeof given === "string" ? given : given?.[0];
  return text?.slice(0, MAX_CURSOR);
}
