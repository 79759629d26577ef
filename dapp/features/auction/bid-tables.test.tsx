import { cleanup, render, screen, within } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { BidLadder, SealedBids, type SealedRow } from "./bid-tables";
import { SecondPricePicture } from "./second-price-picture";

const FTNS = 10n ** 18n;
const ALICE = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";
const BOB = "0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC";
const CAROL = "0x90F79bf6EB2c4f870365E785982E1f101E93b906";

afterEach(cleanup);
const rowsOf = (name: string) => within(screen.getByRole("table", { name })).getAllByRole("row").slice(1);

describe("BidLadder", () => {
  it("marks the highest bid and says by how much each one rose", () => {
    const bids = [
      { id: "2", bidder: BOB, amount: 130n * FTNS, at: 2 },
      { id: "1", bidder: ALICE, amount: 100n * FTNS, at: 1 },
    ] as const;
    render(<BidLadder bids={bids} running />);
    const [first, second] = rowsOf("Bids, the highest first");
    expect(first?.textContent).toContain("130 FTNS30 FTNS");
    expect(first?.textContent).toContain("Leading");
    expect(second?.textContent).toContain("Paid back");
  });
});

describe("SealedBids", () => {
  const sealed = (bidder: `0x${string}`, ordinal: number, rest: Partial<SealedRow> = {}): SealedRow => ({
    ...{ bidder, ordinal, collateral: 200n * FTNS, value: undefined, forfeited: undefined, ...rest },
  });
  it("shows no value that was not revealed, and the revealed ones from the highest", () => {
    const bids = [sealed(ALICE, 1), sealed(BOB, 2, { value: 90n * FTNS }), sealed(CAROL, 3, { value: 120n * FTNS })];
    render(<SealedBids bids={bids} leader={CAROL} over={false} />);
    const texts = rowsOf("Sealed bids").map(({ textContent }) => textContent ?? "");
    expect(texts.map((text) => text[0])).toEqual(["3", "2", "1"]);
    expect(texts[0]).toContain("Highest");
    expect(texts[2]).toMatch(/hidden.*Sealed/);
  });
  it("says what became of a bid that was not revealed", () => {
    render(<SealedBids bids={[sealed(ALICE, 1), sealed(BOB, 2, { forfeited: 1n })]} leader={undefined} over />);
    expect(rowsOf("Sealed bids").map(({ textContent }) => textContent)).toEqual([
      expect.stringContaining("Not revealed"),
      expect.stringContaining("shared out"),
    ]);
  });
});

describe("SecondPricePicture", () => {
  it("shows which number is paid", () => {
    render(<SecondPricePicture leadingBid={120n * FTNS} secondBid={90n * FTNS} reserve={50n * FTNS} />);
    expect(screen.getByText("Second highest bid: this is paid")).toBeTruthy();
    expect(screen.queryByText(/Lowest price/)).toBeNull();
  });
});
