import { describe, expect, it } from "vitest";
import { paymentOptions, shortageOf, walletQuestions, type PaymentSituation } from "./payment-method";

const none = { Listings: 0n, Vault: 0n, Escrow: 0n };
const situation = (
  change: Partial<Omit<PaymentSituation, "funds">> & { funds?: Partial<PaymentSituation["funds"]> } = {},
) => ({
  amount: 100n,
  plainAccount: true,
  batch: "none" as const,
  ...change,
  funds: { wallet: 1_000n, credit: 0n, allowances: none, vaultAllowances: none, ...change.funds },
});
const methods = (change?: Parameters<typeof situation>[0]) =>
  paymentOptions(situation(change)).map(({ method }) => method);

describe("paymentOptions", () => {
  it("prefers one signature and one transaction for a plain account", () => {
    expect(methods()).toEqual(["permit", "approve"]);
  });

  it("asks a contract account for an exact approval, as it cannot sign permits", () => {
    expect(methods({ plainAccount: false })).toEqual(["approve"]);
  });

  it("takes the wallet's atomic batch before everything else it could sign", () => {
    expect(methods({ batch: "supported" })).toEqual(["batch", "permit", "approve"]);
    expect(methods({ batch: "supported", plainAccount: false })).toEqual(["batch", "approve"]);
  });

  it("does not upgrade an account for a batch that nobody asked for", () => {
    expect(methods({ batch: "ready" })).toEqual(["permit", "batch", "approve"]);
  });

  it("uses an allowance that is there already, and never asks for another one", () => {
    expect(methods({ funds: { allowances: { Listings: 100n, Vault: 0n } } })).toEqual(["allowance", "permit"]);
    expect(methods({ funds: { allowances: { Listings: 99n, Vault: 0n } } })).toEqual(["permit", "approve"]);
  });

  it("pays from credit when it is released or when the wallet is short", () => {
    expect(methods({ funds: { credit: 100n } })).toEqual(["permit", "approve", "vault"]);
    expect(methods({ funds: { credit: 100n, vaultAllowances: { Listings: 100n, Escrow: 0n } } })[0]).toBe("vault");
    expect(methods({ funds: { credit: 100n, wallet: 99n } })).toEqual(["vault"]);
  });

  it("has no way when neither is enough, and none is needed when it is free", () => {
    expect(methods({ funds: { wallet: 99n, credit: 99n } })).toEqual([]);
    expect(methods({ amount: 0n, funds: { wallet: 0n } })).toEqual(["free"]);
  });
});

describe("shortageOf", () => {
  it("says what is missing to the nearer of wallet and credit", () => {
    expect(shortageOf(situation({ funds: { wallet: 40n, credit: 70n } }))).toBe(30n);
    expect(shortageOf(situation({ funds: { wallet: 100n } }))).toBeUndefined();
  });
});

describe("walletQuestions", () => {
  const asked = (method: Parameters<typeof walletQuestions>[0], needsKey: boolean) =>
    walletQuestions(method, { ...situation(), needsKey }).length;

  it("counts what the wallet will open for", () => {
    expect(asked("permit", true)).toBe(3);
    expect(asked("permit", false)).toBe(2);
    expect(asked("approve", true)).toBe(3);
    expect(asked("batch", false)).toBe(1);
    expect(asked("vault", false)).toBe(2);
    expect(asked("allowance", false)).toBe(1);
  });

  it("does not announce a signature of a contract account, which keeps its key in a file", () => {
    const [first] = walletQuestions("approve", { ...situation({ plainAccount: false }), needsKey: true });
    expect(first).toContain("key file");
  });
});
