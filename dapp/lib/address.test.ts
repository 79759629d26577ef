import { describe, expect, it } from "vitest";
import { isSameAddress, readAddress } from "./address";

const WRITTEN = "0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC";

describe("readAddress", () => {
  it("takes an address however it is written, and gives it its checksum", () => {
    expect(readAddress(` ${WRITTEN.toLowerCase()} `).address).toBe(WRITTEN);
    expect(readAddress(WRITTEN)).toEqual({ address: WRITTEN, problem: undefined });
  });
  it("says nothing while nothing is written", () => {
    expect(readAddress("  ")).toEqual({ address: undefined, problem: undefined });
  });
  it("refuses a wrong checksum and what is no address", () => {
    expect(readAddress(WRITTEN.replace("3C", "3c")).problem).toContain("capitals");
    expect(readAddress("vitalik.eth").problem).toContain("40 characters");
  });
});

describe("isSameAddress", () => {
  it("does not mind how they are written", () => expect(isSameAddress(WRITTEN, WRITTEN.toLowerCase())).toBe(true));
  it("nobody is nobody else", () => expect(isSameAddress(undefined, undefined)).toBe(false));
});
