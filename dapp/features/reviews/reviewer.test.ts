import { describe, expect, it } from "vitest";
import { partOf, standingOf, type ReviewedLicence } from "./reviewer";

const OWNER = "0x0000000000000000000000000000000000000001";
const MAKER = "0x000000000000000000000000000000000000000A";
const PARENT = "0x0000000000000000000000000000000000000003";
const BUYER = "0x0000000000000000000000000000000000000004";
const PARTIES = { owner: OWNER, contributors: [MAKER], parentOwners: [PARENT] } as const;
const SAID = { seller: OWNER, rating: 4, weight: 6, struck: false, edits: 0, split: 1 } as const;

const licence = (terms: string, bought: boolean, review?: typeof SAID): ReviewedLicence => ({
  ...{ terms, name: "Perpetual", bought, weight: bought ? 6 : 0, review },
});

describe("partOf", () => {
  it.each([
    ["the owner", OWNER, /yours/],
    ["a contributor, however it is written", MAKER.toLowerCase() as typeof MAKER, /contributor/],
    ["the owner of a parent", PARENT, /royalties/],
  ] as const)("refuses %s in a sentence", (_, account, reason) => expect(partOf(account, PARTIES)).toMatch(reason));
  it("lets anybody else speak", () => expect(partOf(BUYER, PARTIES)).toBeUndefined());
});

describe("standingOf", () => {
  it("lets a buyer review each licence that it bought and has not reviewed", () => {
    const standing = standingOf(BUYER, [licence("1", true), licence("2", false), licence("3", true, SAID)], PARTIES);
    expect(standing.open.map(({ terms }) => terms)).toEqual(["1"]);
    expect(standing.reviewed.map(({ terms }) => terms)).toEqual(["3"]);
    expect(standing.refusal).toBeUndefined();
  });
  it("says that who has bought nothing cannot", () =>
    expect(standingOf(BUYER, [licence("1", false)], PARTIES).refusal).toMatch(/has not bought/));
  it("says that everything is said", () =>
    expect(standingOf(BUYER, [licence("1", true, SAID)], PARTIES).refusal).toMatch(/You can change/));
  it("lets who became a contributor since edit, and write nothing new", () => {
    const standing = standingOf(MAKER, [licence("1", true), licence("2", true, SAID)], PARTIES);
    expect(standing.open).toEqual([]);
    expect(standing.reviewed.map(({ terms }) => terms)).toEqual(["2"]);
    expect(standing.refusal).toMatch(/contributor/);
  });
});
