import type { CertificateRow } from "@ftns-market/sdk/queries";
import { cleanup, render, screen, within } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { CertificateSection } from "./certificate-section";
import type { SaleConditions } from "./sale-conditions";
import { CERTIFIED, REFUTED } from "./samples";

afterEach(cleanup);

const NOW = 1_500_000;
const row = (change: Partial<CertificateRow>): CertificateRow => ({
  ...{ ...CERTIFIED.certificate!, asset: 8, version: 2, current: true, fraudulent: false, waivedFrom: 1_086_400 },
  transaction: "0x01",
  ...change,
});

function show(certification: SaleConditions["certification"], history: readonly CertificateRow[] = []) {
  const conditions = { version: 2, certification } as SaleConditions;
  const { container } = render(<CertificateSection asset={8} {...{ conditions, history }} now={NOW} />);
  return container.textContent ?? "";
}
const holds = () =>
  within(screen.getByRole("table", { name: "All certificates" }))
    .getAllByRole("row")
    .slice(1)
    .map((line) => within(line).getByRole("button").textContent);

describe("the certificate of an asset", () => {
  it("is shown with the content that was checked", () => {
    expect(show(CERTIFIED)).toContain("Content checked");
  });
  it("is shown as refuted once the content was proved wrong", () => {
    const text = show(REFUTED);
    for (const words of ["Refuted", "Content proved wrong"]) expect(text).toContain(words);
    expect(text).not.toMatch(/Content checked|in one transaction/);
  });
  it("is told apart from those before: refuted, replaced, in force", () => {
    const before = [row({ audit: 9n }), row({ audit: 5n, current: false })];
    show(CERTIFIED, [...before, row({ audit: 3n, version: 1, current: false, fraudulent: true })]);
    expect(holds()).toEqual(["Certified", "No longer holds", "Refuted"]);
  });
});
