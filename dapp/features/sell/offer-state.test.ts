import { describe, expect, it } from "vitest";
import { offerState, stockWords } from "./offer-state";

const NEVER = 2 ** 40 - 1;
const fine = {
  listing: { state: "Active", remaining: 3, expiresAt: NEVER, epoch: 1 },
  asset: { status: "Live", epoch: 1 },
  termsClosed: false,
  now: 1_000,
} as const;
const withListing = (change: object) => offerState({ ...fine, listing: { ...fine.listing, ...change } });

describe("offerState", () => {
  it("is for sale, and can be changed, paused and ended", () =>
    expect(offerState(fine)).toMatchObject({ name: "For sale", can: ["reprice", "pause", "end"] }));
  it("can be resumed when paused", () => expect(withListing({ state: "Paused" }).can).toContain("resume"));
  it.each(["Ended", "None"])("%s: a new offer can be made", (state) =>
    expect(withListing({ state })).toMatchObject({ name: "Ended", can: ["list"] }),
  );
  it("counts the last second as valid", () => {
    expect(withListing({ expiresAt: 1_000 }).name).toBe("For sale");
    expect(withListing({ expiresAt: 999 })).toMatchObject({ name: "Expired", can: ["list", "end"] });
  });
  it("is sold out at zero", () => expect(withListing({ remaining: 0 }).name).toBe("Sold out"));
  it("is void when an owner before made it", () => expect(withListing({ epoch: 0 }).name).toBe("Void"));
  it("says the most lasting reason first, and offers nothing that cannot work", () => {
    expect(offerState({ ...fine, termsClosed: true })).toMatchObject({ name: "Terms closed", can: [] });
    const asset = { status: "TakenDown", epoch: 2 } as const;
    expect(offerState({ ...fine, asset, termsClosed: true })).toMatchObject({ name: "Cannot be sold", can: [] });
  });
});

describe("stockWords", () => {
  it("says nothing where there is no limit", () => expect(stockWords(2 ** 32 - 1)).toBeUndefined());
  it("groups", () => expect(stockWords(1_500)).toBe("1,500 left"));
});
