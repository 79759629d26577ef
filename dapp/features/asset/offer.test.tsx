import { NEVER, UNLIMITED } from "@ftns-market/sdk/chain";
import type { ChainListing } from "@ftns-market/sdk/reads";
import { describe, expect, it } from "vitest";
import { endOf, offersOf, pricePerUse, refusalOf, splitOf, stockOf } from "./offer";
import { heldSentence } from "./held-licence";
import type { SaleConditions } from "./sale-conditions";
import { CERTIFIED, FTNS, OWNER, PAGE, TERMS, UNCERTIFIED } from "./samples";
import { CHECKS, checkSentence, differenceOf } from "./verification";
import { versionsOf } from "./version-facts";

const [OFFER] = offersOf(PAGE);
const LISTING: ChainListing = {
  ...{ terms: BigInt(TERMS.id), state: "Active", price: FTNS, remaining: UNLIMITED, expiresAt: NEVER, epoch: 0 },
};
const CONDITIONS: SaleConditions = {
  ...{ owner: OWNER, status: "Live", epoch: 0, version: 1, encrypted: true, exclusiveUntil: 0, feeBps: 500 },
  ...{ bondBps: 1_000, deliveryWindow: 1, contentWindow: 1, pausedUntil: 0, timestamp: 1_000 },
  ...{ needsCertificate: false, certification: UNCERTIFIED },
  ...{ split: { contributors: [], parents: [] }, reputations: [], ownerReputation: 0n },
};

describe("an offer", () => {
  it("is shown only while the index calls it active", () => {
    expect(offersOf(PAGE).map(({ terms }) => terms)).toEqual([TERMS.id]);
    const ended = { ...TERMS, offers: TERMS.offers.map((offer) => ({ ...offer, active: false })) };
    expect(offersOf({ terms: [ended] })).toEqual([]);
  });
  it("can be taken when nothing is against it", () => {
    expect(refusalOf(OFFER!, LISTING, CONDITIONS)).toBeUndefined();
  });
  it.each([
    ["taken down", {}, {}, { status: "TakenDown" }, /taken down/],
    ["fraudulent", {}, {}, { status: "Fraudulent" }, /proved wrong/],
    ["paused by its seller", {}, { state: "Paused" }, {}, /paused this offer/],
    ["ended", {}, { state: "Ended" }, {}, /ended this offer/],
    ["run out", {}, { expiresAt: 999 }, {}, /run out/],
    ["of an owner before", {}, { epoch: 3 }, {}, /new owner/],
    ["sold out", {}, { remaining: 0 }, {}, /Sold out/],
    ["closed", { closed: true }, {}, {}, /closed these terms/],
    ["issued to the last", { supplyCap: "5", issued: "5" }, {}, {}, /All licences are issued/],
    ["under an exclusive licence", {}, {}, { exclusiveUntil: 2_000 }, /exclusive/],
    ["without the certificate that its category needs", {}, {}, { needsCertificate: true }, /certificate/],
    ["in a paused market", {}, {}, { pausedUntil: 2_000 }, /paused for the whole market/],
  ] as const)("cannot be taken when it is %s", (_, offer, listing, conditions, reason) => {
    const refusal = refusalOf({ ...OFFER!, ...offer }, { ...LISTING, ...listing }, { ...CONDITIONS, ...conditions });
    expect(refusal).toMatch(reason);
  });
  it("can be taken with the certificate that its category needs", () => {
    const certified = { ...CONDITIONS, needsCertificate: true, certification: CERTIFIED };
    expect(refusalOf(OFFER!, LISTING, certified)).toBeUndefined();
  });
  it("stands in its last second", () => {
    expect(refusalOf(OFFER!, { ...LISTING, expiresAt: CONDITIONS.timestamp }, CONDITIONS)).toBeUndefined();
  });
  it("says what is left and until when only where that is limited", () => {
    expect([stockOf(LISTING), endOf(LISTING)]).toEqual([undefined, undefined]);
    expect([stockOf({ remaining: 3 }), endOf({ expiresAt: 9 })]).toEqual([3, 9]);
  });
  it("gives the price of one use of a pack", () => {
    const pack = { ...OFFER!, kind: "Metered", unitsPerPack: "1000" } as const;
    expect(pricePerUse(pack, 20n * FTNS)).toBe(FTNS / 50n);
    expect(pricePerUse(OFFER!, FTNS)).toBeUndefined();
  });
  it("hands on the split as the registry orders it", () => {
    const parent = (id: string) => ({ royaltyBps: 100, parent: { ...PAGE, id } });
    expect(splitOf({ ...PAGE, parents: [parent("12"), parent("5")] }).parents.map(({ asset }) => asset)).toEqual([
      5, 12,
    ]);
  });
});

describe("a licence that is held", () => {
  it("is told in its own measure", () => {
    const told = (kind: "Perpetual" | "Subscription" | "Metered", quantity: bigint) =>
      heldSentence({ kind }, { quantity, expiresAt: 1_783_425_600 });
    expect(told("Perpetual", 1n)).toBe("You hold this licence.");
    expect(told("Perpetual", 3n)).toBe("You hold 3 of these licences.");
    expect(told("Subscription", 1n)).toBe("You hold this licence until 7 Jul 2026, 12:00 UTC.");
    expect(told("Metered", 1_500n)).toBe("You have 1,500 uses left.");
  });
});

describe("the check of a version", () => {
  const [facts] = versionsOf(PAGE);
  const { metadataDigest, artifactDigest, keyNonce, keyHash, ciphertextRoot, plaintextRoot, size } = facts!;
  const record = {
    ...{ asset: 8, version: 1, metadataDigest, artifactDigest, keyNonce },
    content: { ciphertextRoot, plaintextRoot, keyHash, size: BigInt(size) },
  };
  it("finds what the page says otherwise than the chain", () => {
    expect(differenceOf(facts!, record)).toBeUndefined();
    expect(differenceOf({ ...facts!, size: "1" }, record)).toBe("size");
    expect(differenceOf({ ...facts!, keyHash: `0x${"00".repeat(32)}` }, record)).toBe("key hash");
    expect(differenceOf({ ...facts!, plaintextRoot: "0x01" }, record)).toBe("root of the content");
  });
  it("has a sentence for each step, and claims no key for an open file", () => {
    expect(new Set(CHECKS.map((check) => checkSentence(check, facts!))).size).toBe(CHECKS.length);
    expect(checkSentence("key", { encrypted: false })).toMatch(/open/);
  });
});
