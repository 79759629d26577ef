import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { LicenceText } from "./licence-text";

afterEach(cleanup);

const CID = "bafkreihvfdxab4jn5hsfbumk3p65t6aogxchfnxzydayvbx4qowafbpm3u";
const textOf = (spdx: string | null, textCid: string | null) =>
  render(<LicenceText {...{ spdx, textCid }} />).container.textContent;

describe("the text of a licence", () => {
  it("is a sentence for a standard one", () => {
    expect(textOf("MIT", null)).toBe("MIT: MIT. Use, change and sell it; keep the notice.");
    expect(screen.getByRole("link", { name: "MIT" }).getAttribute("href")).toBe("/explore?spdx=MIT");
  });
  it("is to be read elsewhere where this site has no summary", () => {
    expect(textOf("Zlib", null)).toContain("no summary");
  });
  it.each([null, "LicenseRef-Own"])("can be read in full when it is the seller's own, with the id %s", (spdx) => {
    textOf(spdx, CID);
    expect(screen.getByRole("button", { name: "Read it" })).toBeTruthy();
    expect(screen.getByTitle(CID)).toBeTruthy();
  });
  it("is said to be missing where there is none", () => {
    expect(textOf(null, null)).toBe("No licence text is on record.");
  });
});
