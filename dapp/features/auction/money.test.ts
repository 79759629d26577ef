import { describe, expect, it } from "vitest";
import { moneyOptions, shortageOf, walletLeave, walletQuestions, type MoneyOption } from "./money";

const sources = (amount: bigint, wallet: bigint, credit: bigint) =>
  moneyOptions(amount, { wallet, credit }).map(({ source, fromCredit }) => [source, fromCredit]);

describe("moneyOptions", () => {
  it("offers the credit first when it is enough, and the wallet when that is", () => {
    expect(sources(10n, 20n, 10n)).toEqual([
      ["credit", 10n],
      ["wallet", 0n],
    ]);
    expect(sources(10n, 9n, 10n)).toEqual([["credit", 10n]]);
  });
  it("puts both together when the credit alone is not enough", () => {
    expect(sources(10n, 6n, 4n)).toEqual([["both", 4n]]);
    expect(sources(10n, 10n, 4n)).toEqual([
      ["both", 4n],
      ["wallet", 0n],
    ]);
  });
  it("offers nothing, and says what is missing, when both together are not enough", () => {
    expect(sources(10n, 5n, 4n)).toEqual([]);
    expect(shortageOf(10n, { wallet: 5n, credit: 4n })).toBe(1n);
    expect(shortageOf(10n, { wallet: 6n, credit: 4n })).toBeUndefined();
  });
});

const BOTH: MoneyOption = { source: "both", fromCredit: 4n, fromWallet: 6n };

describe("walletLeave", () => {
  it("asks for no more than is needed", () => {
    expect(walletLeave({ ...BOTH, fromWallet: 0n }, 0n, true)).toBe("none");
    expect(walletLeave(BOTH, 6n, true)).toBe("allowance");
    expect(walletLeave(BOTH, 5n, true)).toBe("permit");
    expect(walletLeave(BOTH, 5n, false)).toBe("approve");
  });
});

describe("walletQuestions", () => {
  const rest = { option: BOTH, plainAccount: true, needsKey: false, sealed: false, does: "bids 10 FTNS" };
  it("is one question when everything was allowed before", () => {
    expect(walletQuestions({ ...rest, leave: "allowance", creditReleased: true })).toEqual([
      "The transaction that bids 10 FTNS.",
    ]);
  });
  it("names every signature and transaction in their order", () => {
    const asked = walletQuestions({ ...rest, leave: "permit", creditReleased: false, needsKey: true, sealed: true });
    expect(asked.map((words) => words.split(" ").slice(0, 4).join(" "))).toEqual([
      "A signature that makes",
      "A signature that seals",
      "A transaction, once, that",
      "A signature that lets",
      "The transaction that bids",
    ]);
  });
  it("asks a contract account once for its key file, and for no signature", () => {
    const contract = { ...rest, plainAccount: false, leave: "approve", creditReleased: true } as const;
    const asked = walletQuestions({ ...contract, needsKey: true, sealed: true });
    expect(asked.map((words) => words.split(" ").slice(0, 4).join(" "))).toEqual([
      "Not your wallet but",
      "A transaction that lets",
      "The transaction that bids",
    ]);
    expect(walletQuestions(contract)).toHaveLength(2);
  });
});
