import { describe, expect, it } from "vitest";
import { previewWords } from "@/lib/server/preview-words";

describe("previewWords", () => {
  it("keeps what the font has", () => expect(previewWords("Größe: 30 €/Jahr")).toBe("Größe: 30 /Jahr"));
  it("has no letter that the renderer would fetch a font for", () => {
    for (const text of ["花の分類 Iris model", "emoji 🎉 party time", "\u202egnp.exe is a name", "a\u0000b\nc"]) {
      expect(previewWords(text) ?? "").toMatch(/^[\x20-\x7e\xa1-\xff]*$/);
    }
  });
  it("gives up on a name that would be left in pieces", () => {
    expect(previewWords("花の分類")).toBeUndefined();
    expect(previewWords("花の分類モデル v2")).toBeUndefined();
    expect(previewWords(" ")).toBeUndefined();
  });
  it("cuts what is too long", () => expect(previewWords("word ".repeat(100))?.length).toBeLessThanOrEqual(90));
});
