import "server-only";

const MOST = 90;
/** What the font of the previews has. Anything else would make the renderer ask a font service on the Internet. */
const KNOWN = /[^\u0020-\u007e\u00a1-\u00ac\u00ae-\u00ff]+/g;

/** A text for a preview image: only letters that can be drawn, not too many. @returns undefined when nothing is left */
export function previewWords(text: string): string | undefined {
  const drawn = text.normalize("NFC").replace(KNOWN, " ").replace(/\s+/g, " ").trim();
  // A name of which most cannot be drawn is better not shown in pieces.
  if (drawn.length < text.trim().length / 2 || drawn === "") return undefined;
  return drawn.length <= MOST ? drawn : `${drawn.slice(0, MOST - 3).trimEnd()}...`;
}
