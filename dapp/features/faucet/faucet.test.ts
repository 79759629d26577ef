import { describe, expect, it } from "vitest";
import { donorOf } from "./faucet";

const account = (address: `0x${string}`, purpose: string) => ({ address, purpose, privateKey: "0x00" }) as const;
const SELLER = account("0xAa", "seller");
const ONE = account("0xBb", "free for you");
const TWO = account("0xCc", "free for you");

describe("donorOf", () => {
  it("takes only accounts that the devnet does not need", () => {
    expect(donorOf([SELLER, ONE], "0xDd", 0)).toBe(ONE);
    expect(donorOf([SELLER], "0xDd", 0)).toBeUndefined();
  });
  it("never gives to itself, whatever the case", () => expect(donorOf([ONE, TWO], "0xbB", 0)).toBe(TWO));
  it("spreads over all of them", () => {
    expect(donorOf([ONE, TWO], "0xDd", 0.49)).toBe(ONE);
    expect(donorOf([ONE, TWO], "0xDd", 0.99)).toBe(TWO);
  });
});
