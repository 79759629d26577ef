/** Control characters but for line ends and tabs, format characters (direction, invisible), private and broken ones. */
const HIDDEN = /[^\P{C}\n\t\u200C\u200D]|[\p{Zl}\p{Zp}]/gu;

/** A stranger's text for showing: what is invisible or turns the direction of text stands as its code, as in "⟨U+202E⟩". */
export function visibleText(text: string): string {
  return text.replace(HIDDEN, (character) => `⟨U+${codeOf(character)}⟩`);
}

/** Whether a text has such characters. */
export function hidesCharacters(text: string): boolean {
  return text.search(HIDDEN) >= 0;
}

function codeOf(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
}
