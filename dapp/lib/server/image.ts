import "server-only";

const at = (bytes: Uint8Array, offset: number, text: string): boolean =>
  [...text].every((character, index) => bytes[offset + index] === character.charCodeAt(0));

/** The kinds of image that are served, by their first bytes. SVG is none of them: it can carry scripts. */
const KINDS: readonly (readonly [type: string, is: (bytes: Uint8Array) => boolean])[] = [
  ["image/png", (bytes) => at(bytes, 0, "\x89PNG\r\n\x1a\n")],
  ["image/jpeg", (bytes) => at(bytes, 0, "\xff\xd8\xff")],
  ["image/gif", (bytes) => at(bytes, 0, "GIF87a") || at(bytes, 0, "GIF89a")],
  ["image/webp", (bytes) => at(bytes, 0, "RIFF") && at(bytes, 8, "WEBP")],
  ["image/avif", (bytes) => at(bytes, 4, "ftyp") && (at(bytes, 8, "avif") || at(bytes, 8, "avis"))],
];

/** The media type of an image by what is in it, whatever it is called. @returns undefined for anything else */
export function imageType(bytes: Uint8Array): string | undefined {
  return KINDS.find(([, is]) => is(bytes))?.[0];
}
