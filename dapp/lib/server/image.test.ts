import { describe, expect, it } from "vitest";
import { imageType } from "@/lib/server/image";

const bytes = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

describe("imageType", () => {
  it.each([
    ["\x89PNG\r\n\x1a\n....", "image/png"],
    ["\xff\xd8\xff\xe0", "image/jpeg"],
    ["GIF89a", "image/gif"],
    ["RIFF\x10\0\0\0WEBPVP8 ", "image/webp"],
    ["\0\0\0\x20ftypavif", "image/avif"],
  ])("knows %j", (text, type) => expect(imageType(bytes(text))).toBe(type));
  it.each([
    '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    "<html>",
    "\0\0\0\x20ftypisom",
    "RIFF\x10\0\0\0WAVE",
    "%PDF-1.7",
    "",
  ])("takes no %j", (text) => expect(imageType(bytes(text))).toBeUndefined());
});
