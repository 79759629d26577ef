import { MarketError } from "@ftns-market/sdk/errors";
import { describe, expect, it } from "vitest";
import { eventWords, isRefusal } from "./agent-words";

const about = {
  sale: 7n,
  terms: 65_537n,
  buyer: "0x976EA74026E726554dB657fA54763abd0C3a0aa9",
  amount: 10n ** 18n,
} as const;
const done = { ...about, hash: "0xabc", block: 5n, gasUsed: 1n } as const;
const retry = (code: string) =>
  ({ type: "retrying", sale: 7n, inSeconds: 10, error: new MarketError(code as never, "No.") }) as const;

describe("eventWords", () => {
  it("names the sale, the money and the transaction", () =>
    expect(eventWords({ type: "delivered", ...done })).toEqual({
      text: "Delivered the key of sale 7 (1 FTNS).",
      serious: false,
      hash: "0xabc",
    }));
  it("is serious where money is lost or a person is needed", () => {
    expect(eventWords({ type: "missed", ...about }).serious).toBe(true);
    const { text, serious } = eventWords({ ...retry("Escrow_WrongKey"), type: "blocked" });
    expect([text, serious]).toEqual(["Sale 7 cannot be delivered from here: No.", true]);
  });
  it("says when it tries again", () =>
    expect(eventWords(retry("RpcRefused")).text).toBe("Sale 7, again in 10 seconds: No."));
});

describe("isRefusal", () => {
  it("is a refusal in the wallet and nothing else", () => {
    expect(isRefusal(retry("WalletRejected"))).toBe(true);
    expect(isRefusal(retry("RpcUnreachable"))).toBe(false);
    expect(isRefusal({ ...retry("WalletRejected"), type: "blocked" })).toBe(false);
  });
});
