import { describe, expect, it } from "vitest";
import { readSigned, writeSigned, type SignedDelegation, type SignedVote } from "./document";
import { signedLink, signedOfHash } from "./link";

const A = "0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC";
const B = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";
const VOTE: SignedVote = {
  ...{ kind: "vote", chainId: 31_337, contract: B, proposal: 2n ** 255n, voter: A, vote: "Against" },
  ...{ reason: "Zu hoch – “nein” 🙂", signature: "0x12" },
};
const DELEGATION: SignedDelegation = {
  ...{ kind: "delegation", chainId: 31_337, contract: B, owner: A, delegate: B, nonce: 3n, expiry: 1_900_000_000 },
  signature: "0xabcd",
};

describe("a signed document", () => {
  it("comes back from its file and from its link", () => {
    for (const document of [VOTE, DELEGATION]) {
      expect(readSigned(writeSigned(document))).toEqual(document);
      const link = signedLink("https://market.example/governance/1?x=2#there", document);
      expect(link).toMatch(/^https:\/\/market\.example\/governance\/1\?x=2#signed=[\w-]+$/);
      expect(signedOfHash(new URL(link).hash)).toEqual(document);
    }
  });
  it.each([
    ["no JSON", "hello"],
    ["null", "null"],
    ["another file", "{}"],
    ["another version", writeSigned(VOTE).replace('Signed":1', 'Signed":2')],
    ["a vote that there is not", writeSigned(VOTE).replace("Against", "Maybe")],
    ["a number that is none", writeSigned(DELEGATION).replace('"nonce":"3"', '"nonce":"-3"')],
    ["a wrong address", writeSigned(VOTE).replace(A, "0x12")],
    ["something endless", `${writeSigned(VOTE)}${" ".repeat(20_000)}`],
  ])("is not made from %s", (_, text) => expect(readSigned(text)).toBeUndefined());
  it("is not made from half a link", () => {
    const { hash } = new URL(signedLink("https://market.example/", VOTE));
    expect(signedOfHash(hash.slice(0, -40))).toBeUndefined();
    expect(signedOfHash("#calls")).toBeUndefined();
  });
});
