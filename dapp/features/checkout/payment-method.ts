import type { Funds } from "@ftns-market/sdk/reads";
import { formatFtns } from "@/lib/format";

/** How a purchase is paid. */
export type PaymentMethod =
  /** Nothing to pay: one transaction. */
  | "free"
  /** One signature, one transaction. */
  | "permit"
  /** The allowance is there already: one transaction. */
  | "allowance"
  /** Two transactions: the exact approval, then the purchase. */
  | "approve"
  /** The wallet sends approval and purchase as one. */
  | "batch"
  /** Credit in the vault. */
  | "vault";

/** What a wallet says about batches (EIP-5792): "supported", or "ready" when it would upgrade the account first. */
export type BatchSupport = "supported" | "ready" | "none";

/** What decides the method. */
export interface PaymentSituation {
  /** FTNS base units. */
  readonly amount: bigint;
  readonly funds: Pick<Funds, "wallet" | "credit" | "allowances" | "vaultAllowances">;
  /** The account has no contract of its own, so that it can sign permits. */
  readonly plainAccount: boolean;
  readonly batch: BatchSupport;
}

/** A way to pay, and why. */
export interface PaymentOption {
  readonly method: PaymentMethod;
  readonly name: string;
  readonly reason: string;
}

/** What is missing to pay: FTNS base units. */
export interface Shortage {
  readonly missing: bigint;
}

/** The ways in which an amount can be paid, the best first. Empty when neither the wallet nor the credit is enough. */
export function paymentOptions(situation: PaymentSituation): readonly PaymentOption[] {
  const { amount, funds } = situation;
  if (amount === 0n) return [{ method: "free", name: "Nothing to pay", reason: "It is free: one transaction." }];
  const walletEnough = funds.wallet >= amount;
  const options = walletEnough ? walletOptions(situation) : [];
  if (funds.credit < amount) return options;
  const vault = vaultOption(situation, walletEnough);
  // Credit that was released for purchases before needs the least: one transaction and no signature.
  return funds.vaultAllowances.Listings >= amount || !walletEnough ? [vault, ...options] : [...options, vault];
}

function walletOptions({ amount, funds, plainAccount, batch }: PaymentSituation): PaymentOption[] {
  const price = formatFtns(amount);
  const options: PaymentOption[] = [];
  if (funds.allowances.Listings >= amount) {
    options.push({
      method: "allowance",
      name: "The allowance you gave before",
      reason: `You have allowed ${price} or more already: one transaction.`,
    });
  }
  const permit: PaymentOption = {
    method: "permit",
    name: "One signature, one transaction",
    reason: `Your wallet signs that exactly ${price} may be taken, once. That costs nothing and leaves no allowance behind.`,
  };
  const batched: PaymentOption = {
    method: "batch",
    name: "One confirmation for both steps",
    reason: `Your wallet sends the approval of exactly ${price} and the purchase as one: either both happen, or nothing does.`,
  };
  if (batch === "supported") options.push(batched);
  if (plainAccount) options.push(permit);
  if (batch === "ready") options.push(batched);
  if (funds.allowances.Listings < amount) {
    options.push({
      method: "approve",
      name: "Two transactions",
      reason: plainAccount
        ? `For wallets that cannot sign permits: first allow exactly ${price}, then buy. Both cost a network fee.`
        : `Your account is a contract and cannot sign permits: first allow exactly ${price}, then buy. Both cost a network fee.`,
    });
  }
  return options;
}

function vaultOption({ amount, funds }: PaymentSituation, walletEnough: boolean): PaymentOption {
  const released = funds.vaultAllowances.Listings >= amount;
  const steps = released ? "one transaction" : `first release exactly ${formatFtns(amount)} of it, then buy`;
  return {
    method: "vault",
    name: "Your vault credit",
    reason: walletEnough
      ? `You have ${formatFtns(funds.credit)} of credit: ${steps}.`
      : `Your wallet holds too little, your vault credit is enough: ${steps}.`,
  };
}

/** What is missing to pay from the wallet, or from the credit, whichever is nearer. @returns undefined when one is enough */
export function shortageOf({ amount, funds }: Pick<PaymentSituation, "amount" | "funds">): bigint | undefined {
  const nearer = funds.wallet > funds.credit ? funds.wallet : funds.credit;
  return nearer >= amount ? undefined : amount - nearer;
}

function keyQuestion(plainAccount: boolean): string {
  return plainAccount
    ? "A signature that makes your key for this purchase. It moves nothing; the first time you are asked twice, to see that your wallet signs the same both times."
    : "Not your wallet but this page asks for your key file, or makes one: a contract cannot sign the same twice.";
}

/** What the wallet will ask for, in this order, in words. */
export function walletQuestions(
  method: PaymentMethod,
  {
    amount,
    funds,
    plainAccount,
    needsKey,
  }: Pick<PaymentSituation, "amount" | "funds" | "plainAccount"> & { readonly needsKey: boolean },
): readonly string[] {
  const price = formatFtns(amount);
  const questions = needsKey ? [keyQuestion(plainAccount)] : [];
  const buying =
    amount === 0n ? "The transaction that gets you the licence." : `The transaction that buys, for at most ${price}.`;
  switch (method) {
    case "permit":
      return [...questions, `A signature that allows exactly ${price} to be taken, once.`, buying];
    case "approve":
      return [...questions, `A transaction that allows exactly ${price} to be taken. Nothing moves yet.`, buying];
    case "batch":
      return [...questions, `One confirmation: allow exactly ${price}, and buy with it.`];
    case "vault":
      return funds.vaultAllowances.Listings >= amount
        ? [...questions, `The transaction that buys, for at most ${price} of your credit.`]
        : [
            ...questions,
            `A transaction that releases exactly ${price} of your credit.`,
            `The transaction that buys with it.`,
          ];
    default:
      return [...questions, buying];
  }
}
