import { BrokenFile, latin1 } from "./bytes.ts";
import type { ArchiveEntry } from "./zip.ts";

const BLOCK = 512;
const CHECKSUM_AT = 148;
const CHECKSUM_LENGTH = 8;
const SPACE = 0x20;
const FILE_TYPES = ["0", "\0", "7", ""];
/** Headers that carry the next file's long name. */
const LONG_NAMES = ["L", "x"];
const LINKS = ["1", "2", "K"];

/** By the checksum of the first header, which the oldest kind has as well. */
export function isTar(bytes: Uint8Array): boolean {
  if (bytes.length < BLOCK) return false;
  const stored = /^[ 0]*([0-7]{1,6})[ \0]/.exec(
    latin1(bytes.subarray(CHECKSUM_AT, CHECKSUM_AT + CHECKSUM_LENGTH)),
  )?.[1];
  if (stored === undefined) return false;
  const inField = (index: number) => index >= CHECKSUM_AT && index < CHECKSUM_AT + CHECKSUM_LENGTH;
  const sum = bytes.subarray(0, BLOCK).reduce((total, byte, index) => total + (inField(index) ? SPACE : byte), 0);
  return sum === Number.parseInt(stored, 8);
}

/** The files of a tar archive (POSIX ustar and pax, GNU long names). @throws BrokenFile */
export function readTar(bytes: Uint8Array): ArchiveEntry[] {
  const entries: ArchiveEntry[] = [];
  let longName: string | undefined;
  for (let at = 0; at + BLOCK <= bytes.length;) {
    const header = bytes.subarray(at, at + BLOCK);
    if (header.every((byte) => byte === 0)) break;
    if (!isTar(header)) throw new BrokenFile("has a header that is none");
    const size = octal(header.subarray(124, 136));
    const content = bytes.subarray(at + BLOCK, at + BLOCK + size);
    if (content.length !== size) throw new BrokenFile("ends too early");
    const type = text(header.subarray(156, 157));
    if (LONG_NAMES.includes(type)) longName = longNameOf(type, content) ?? longName;
    else {
      const prefix = text(header.subarray(345, 500));
      const path = longName ?? (prefix === "" ? "" : `${prefix}/`) + text(header.subarray(0, 100));
      longName = undefined;
      const isLink = LINKS.includes(type);
      entries.push({
        path,
        isFolder: !isLink && !FILE_TYPES.includes(type),
        isLink,
        size,
        packed: size,
        read: () => content,
      });
    }
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }
  return entries;
}

function longNameOf(type: string, content: Uint8Array): string | undefined {
  const words = new TextDecoder().decode(content);
  return type === "L" ? words.replace(/\0.*$/s, "") : /(?:^|\n)\d+ path=([^\n]*)\n/.exec(words)?.[1];
}

function text(field: Uint8Array): string {
  return latin1(field).replace(/\0.*$/s, "");
}

function octal(field: Uint8Array): number {
  const digits = text(field).trim();
  if (!/^[0-7]{1,11}$/.test(digits)) throw new BrokenFile("has a size that is no number");
  return Number.parseInt(digits, 8);
}
