import { describe, expect, it } from "vitest";
import { accountName } from "@/lib/account-name";
import { delegatesPath, parseDelegatesView } from "./orders";
import { participation } from "./participation";

const ACCOUNT = "0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC";

describe("accountName", () => {
  it("is the delegate’s own word with nothing hidden in it", () => {
    expect(accountName(ACCOUNT, { name: " Ada  Lovelace " })).toBe("Ada Lovelace");
    expect(accountName(ACCOUNT, { name: "Ada\u202E" })).not.toContain("\u202E");
  });
  it("is the address where there is none", () => {
    expect(accountName(ACCOUNT, undefined)).toBe("0x3C44…93BC");
    expect(accountName(ACCOUNT, { name: "  " })).toBe("0x3C44…93BC");
  });
});

describe("the view of the directory", () => {
  it("goes into the URL and comes back", () => {
    expect(delegatesPath({ order: "votes", cursor: undefined })).toBe("/governance/delegates");
    expect(delegatesPath({ order: "delegators", cursor: "a" })).toBe("/governance/delegates?order=delegators&cursor=a");
    expect(parseDelegatesView({ order: "delegators", cursor: "a" })).toEqual({ order: "delegators", cursor: "a" });
  });
  it("takes no nonsense", () =>
    expect(parseDelegatesView({ order: ["x"] })).toEqual({ order: "votes", cursor: undefined }));
});

describe("participation", () => {
  it("counts, and does not divide by nothing", () => {
    expect(participation({ voted: 3, proposals: 4 })).toBe("3 of 4");
    expect(participation({ voted: 0, proposals: 0 })).toContain("Nothing");
  });
});
