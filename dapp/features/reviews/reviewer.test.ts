import { describe, expect, it } from "vitest";
import { partOf, standingOf, type ReviewedLicence } from "./reviewer";

const OWNER = "0x0000000000000000000000000000000000000001";
const MAKER = "0x000000000000000000000000000000000000000A";
const PARENT = "0x0000000000000000000000000000000000000003";
const BUYER = "0x0000000000000000000000000000000000000004";
const PARTIES = { owner: OWNER, contributors: [MAKER], parentOwners: [PARENT] } as const;
const SAID = { seller: OWNER, rating: 4, weight: 6, struck: false, edits: 0, split: 1 } as const;

const licence = (terms: string, bought: boolean, review?: typeof SAID, part?: string): ReviewedLicence => ({
  ...{ terms, name: "Perpetual", bought, weight: bought ? 6 : 0, split: bought ? 1 : 0, review, part },
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
    const standing = standingOf([licence("1", true), licence("2", false), licence("3", true, SAID)]);
    expect(standing.open.map(({ terms }) => terms)).toEqual(["1"]);
    expect(standing.reviewed.map(({ terms }) => terms)).toEqual(["3"]);
    expect(standing.refusal).toBeUndefined();
  });
  it("says that who has bought nothing cannot", () =>
    expect(standingOf([licence("1", false)]).refusal).toMatch(/has not bought/));
  it("says that everything is said", () =>
    expect(standingOf([licence("1", true, SAID)]).refusal).toMatch(/You can change/));
  it("lets a contributor edit what it said elsewhere, and says why it can write nothing new", () => {
    const standing = standingOf([licence("1", true, undefined, "You are a contributor."), licence("2", true, SAID)]);
    expect(standing.open).toEqual([]);
    expect(standing.reviewed.map(({ terms }) => terms)).toEqual(["2"]);
    expect(standing.refusal).toMatch(/contributor/);
  });
  it("opens what was bought as an outsider beside what was not", () => {
    const standing = standingOf([licence("1", true, undefined, "You are a contributor."), licence("2", true)]);
    expect(standing.open.map(({ terms }) => terms)).toEqual(["2"]);
    expect(standing.refusal).toBeUndefined();
  });
});
