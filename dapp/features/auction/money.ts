import type { Funds } from "@ftns-market/sdk/reads";
import { formatFtns } from "@/lib/format";

/** Where the money of a bid comes from. */
export type MoneySource = "credit" | "both" | "wallet";

/** A way to bring up an amount; FTNS base units. */
export interface MoneyOption {
  readonly source: MoneySource;
  readonly fromCredit: bigint;
  readonly fromWallet: bigint;
}

type Purse = Pick<Funds, "wallet" | "credit">;

/**
 * The ways to bring up an amount. Credit first: it is where the money of former bids lies.
 * @returns none when wallet and credit together are not enough
 */
export function moneyOptions(amount: bigint, { wallet, credit }: Purse): readonly MoneyOption[] {
  const options: MoneyOption[] = [];
  if (credit >= amount) options.push({ source: "credit", fromCredit: amount, fromWallet: 0n });
  else if (credit > 0n && wallet >= amount - credit) {
    options.push({ source: "both", fromCredit: credit, fromWallet: amount - credit });
  }
  if (wallet >= amount) options.push({ source: "wallet", fromCredit: 0n, fromWallet: amount });
  return options;
}

/** What is missing to bring up an amount; undefined when nothing is. */
export function shortageOf(amount: bigint, { wallet, credit }: Purse): bigint | undefined {
  return wallet + credit >= amount ? undefined : amount - wallet - credit;
}

/** A way for the screen. */
export function moneyWords({ source, fromCredit, fromWallet }: MoneyOption): string {
  switch (source) {
    case "credit":
      return `${formatFtns(fromCredit)} of your vault credit`;
    case "both":
      return `All of your vault credit, ${formatFtns(fromCredit)}, and ${formatFtns(fromWallet)} from your wallet`;
    case "wallet":
      return `${formatFtns(fromWallet)} from your wallet`;
  }
}

/** How the wallet lets the auction take its part: not at all, by what it allowed before, by a signature, by a transaction. */
export type WalletLeave = "none" | "allowance" | "permit" | "approve";

/** @param plainAccount the account has no contract of its own, so that it can sign permits */
export function walletLeave({ fromWallet }: MoneyOption, allowance: bigint, plainAccount: boolean): WalletLeave {
  if (fromWallet === 0n) return "none";
  if (allowance >= fromWallet) return "allowance";
  return plainAccount ? "permit" : "approve";
}

/** What a wallet is asked for in a bid. */
export interface Questions {
  readonly option: MoneyOption;
  readonly leave: WalletLeave;
  /** The auction may take the credit already. */
  readonly creditReleased: boolean;
  /** The account has no contract of its own, so that its signatures can be made again; else a key file takes their place. */
  readonly plainAccount: boolean;
  /** The lot is encrypted: the purchase key has to be made. */
  readonly needsKey: boolean;
  /** The salt of a sealed bid has to be made. */
  readonly sealed: boolean;
  /** The last transaction, as "bids 120 FTNS". */
  readonly does: string;
}

/** What the wallet will ask for, in this order, in words. */
export function walletQuestions({
  option,
  leave,
  creditReleased,
  plainAccount,
  needsKey,
  sealed,
  does,
}: Questions): readonly string[] {
  const { fromCredit, fromWallet } = option;
  return [
    ...(plainAccount ? signatures(needsKey, sealed) : keyFile(needsKey, sealed)),
    ...(fromCredit > 0n && !creditReleased
      ? ["A transaction, once, that lets auctions of this kind use your credit for your bids."]
      : []),
    ...(leave === "permit" ? [`A signature that lets exactly ${formatFtns(fromWallet)} be taken, once.`] : []),
    ...(leave === "approve" ? [`A transaction that lets exactly ${formatFtns(fromWallet)} be taken.`] : []),
    `The transaction that ${does}.`,
  ];
}

function signatures(needsKey: boolean, sealed: boolean): readonly string[] {
  return [
    ...(needsKey
      ? ["A signature that makes your key for the file; the first time you are asked twice. It moves nothing."]
      : []),
    ...(sealed ? ["A signature that seals the bid, so that you can open it from any device; likewise."] : []),
  ];
}

function keyFile(needsKey: boolean, sealed: boolean): readonly string[] {
  if (!needsKey && !sealed) return [];
  return ["Not your wallet but this page asks for your key file, or makes one: a contract cannot sign the same twice."];
}
