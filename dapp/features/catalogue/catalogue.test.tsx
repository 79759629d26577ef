import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import type { AssetCard as Asset } from "@ftns-market/sdk/queries";
import { AssetCard, imagePath, plainWords, priceFrom } from "@/features/catalogue";
import { assetName } from "@/lib/asset-name";
import { patternOf } from "./pattern";
import { stateInList } from "./trust-line";

afterEach(cleanup);

const FOREVER = "1099511627775";
const ASSET: Asset = {
  id: "12",
  category: "Dataset",
  status: "Live",
  encrypted: true,
  owner: { id: "0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC" },
  minPrice: "1500000000000000000",
  activeOffers: 1,
  offersExpireAt: FOREVER,
  licenceKinds: ["Perpetual", "Metered"],
  salesCount: 1,
  volume: "0",
  ...{ certificate: null, rating: null, reviewCount: 0 },
  createdAt: "0",
  metadataCid: "bafkrei",
  metadata: null,
};
const METADATA: NonNullable<Asset["metadata"]> = {
  status: "Readable",
  name: "Irises",
  description: "# Irises\n\nFour **figures** of [150 flowers](https://x.test).",
  tags: ["tabular"],
  framework: null,
  task: "tabular-classification",
  languages: [],
  licenceSpdx: null,
  image: null,
};

describe("AssetCard", () => {
  it("leads to the asset and says what it costs, gives and sold", () => {
    render(<AssetCard asset={{ ...ASSET, metadata: METADATA }} />);
    expect(screen.getByRole("link", { name: "Irises" }).getAttribute("href")).toBe("/assets/12");
    expect(screen.getByRole("article").textContent).toContain("from 1.5 FTNSPerpetual · Metered · 1 sale");
    expect(screen.getByText("Four figures of 150 flowers.")).toBeTruthy();
  });
  it("is never without a name", () => {
    render(<AssetCard asset={ASSET} />);
    expect(screen.getByRole("heading", { name: "Asset 12" })).toBeTruthy();
    expect(screen.getByText("Description not loaded yet")).toBeTruthy();
  });
  it("shows hostile words as words", () => {
    const name = "<img src=x onerror=alert(1)>";
    const { container } = render(<AssetCard asset={{ ...ASSET, metadata: { ...METADATA, name } }} />);
    expect(screen.getByRole("heading", { name })).toBeTruthy();
    expect(container.querySelector("img")).toBeNull();
  });
  it("says what auditors and buyers say, and nothing where nobody said anything", () => {
    const far = { overall: 8_750, passed: true, contentCertified: true, expiresAt: FOREVER };
    render(<AssetCard asset={{ ...ASSET, certificate: far, rating: 8_000, reviewCount: 12 }} />);
    expect(screen.getByText("Certified").textContent).toContain("87.5");
    expect(screen.getByRole("article").textContent).toContain("4.2 of 5 stars,(12 reviews)");
    cleanup();
    render(<AssetCard asset={ASSET} />);
    expect(screen.getByRole("article").textContent).not.toMatch(/Certified|review/);
  });
  it("does not call a certificate one that has expired or did not pass", () => {
    const old = { overall: 8_750, passed: true, contentCertified: false, expiresAt: "1000" };
    expect([999, 1_000, 1_001].map((now) => stateInList(old, now))).toEqual(["Live", "Live", "Expired"]);
    expect(stateInList({ ...old, passed: false }, 1)).toBe("Failed");
  });
  it("says so when it was taken down", () => {
    render(<AssetCard asset={{ ...ASSET, status: "TakenDown" }} />);
    expect(screen.getByText("Taken down")).toBeTruthy();
  });
});

describe("the parts", () => {
  it("name an asset with an empty name by its number", () => {
    expect(assetName({ id: "3", metadata: { name: "  " } })).toBe("Asset 3");
  });
  it("serve images from IPFS only, through this site", () => {
    const cid = "bafkreiaqai2y4b2ezn6yc6g36dq7jluxj7rm3ui6ke5lek73f2solzcpyi";
    expect(imagePath(`ipfs://${cid}`)).toBe(`/ipfs/${cid}`);
    for (const other of [null, "https://x.test/a.png", "ipfs://../../status", `ipfs://${cid}/a?b`, "data:image/png,"]) {
      expect(imagePath(other)).toBeUndefined();
    }
  });
  it("give no price when there is no offer or the last one has run out", () => {
    expect(priceFrom({ activeOffers: 1, minPrice: "5", offersExpireAt: "100" }, 100)).toBe(5n);
    expect(priceFrom({ activeOffers: 1, minPrice: "5", offersExpireAt: "100" }, 101)).toBeUndefined();
    expect(priceFrom({ activeOffers: 0, minPrice: null, offersExpireAt: "0" }, 0)).toBeUndefined();
  });
  it("cut long descriptions and leave code out", () => {
    expect(plainWords("Use:\n```js\nrun()\n```\nDone.")).toBe("Use: Done.");
    expect(plainWords("a ".repeat(10_000)).length).toBeLessThanOrEqual(280);
  });
  it("draw the same pattern for the same asset, and others for others", () => {
    expect(patternOf("7")).toEqual(patternOf("7"));
    const drawn = new Set([...Array(200).keys()].map((id) => JSON.stringify(patternOf(String(id)))));
    expect(drawn.size).toBe(200);
  });
});
