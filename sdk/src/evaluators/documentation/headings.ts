/** A heading of a Markdown text, and the text that belongs to it. */
export interface HeadedText {
  /** Lower case, words only, between single spaces. */
  readonly heading: string;
  /** 1 to 6. */
  readonly level: number;
  /** Down to the next heading of the same or a higher level, without code blocks. */
  readonly text: string;
}

/** What follows is the heading; `plainWords` leaves closing signs out. */
const ATX = /^ {0,3}(#{1,6})(?=[ \t]|$)/;
const SETEXT = /^ {0,3}(=+|-+)[ \t]*$/;
const FENCE = /^ {0,3}(`{3,}|~{3,})/;

/** The headings of a Markdown text in their order (CommonMark's two kinds). */
export function headedTexts(markdown: string): HeadedText[] {
  const lines = linesOutsideCode(markdown);
  const headings: { heading: string; level: number; line: number }[] = [];
  lines.forEach((line, index) => {
    const atx = ATX.exec(line);
    if (atx) headings.push({ heading: plainWords(line), level: atx[1]?.length ?? 1, line: index });
    const above = lines[index - 1] ?? "";
    const setext = SETEXT.exec(line);
    if (!setext || above.trim() === "" || ATX.test(above) || above.includes("|")) return;
    headings.push({ heading: plainWords(above), level: setext[1]?.startsWith("=") ? 1 : 2, line: index });
  });
  return headings.map(({ heading, level, line }, index) => {
    const next = headings.slice(index + 1).find((other) => other.level <= level);
    return { heading, level, text: lines.slice(line + 1, next?.line).join("\n") };
  });
}

/** The different words of a text, in lower case. */
export function distinctWords(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
}

function plainWords(text: string): string {
  return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(" ");
}

function linesOutsideCode(markdown: string): string[] {
  let fence: string | undefined;
  return markdown.split(/\r?\n/).map((line) => {
    const found = FENCE.exec(line)?.[1];
    if (fence === undefined && found !== undefined) {
      fence = found;
      return "";
    }
    if (fence === undefined) return line;
    if (found !== undefined && found.startsWith(fence) && line.trim() === found) fence = undefined;
    return "";
  });
}
