import type { Votes } from "@ftns-market/sdk/reads";
import type { Address } from "viem";
import { isSameAddress } from "@/lib/address";
import { formatFtns, shortAddress } from "@/lib/format";

/** What the locked FTNS of an account do now, and what its owner can do next. */
export interface VotesStanding {
  readonly step: "lock" | "delegate" | "vote";
  readonly tone: "neutral" | "warning" | "positive";
  readonly sentence: string;
}

/** Where an account stands between a wallet full of FTNS and a vote. */
export function votesStanding({ locked, votes, delegate, balance }: Votes, account: Address): VotesStanding {
  const others = votes > 0n ? ` You vote with ${formatFtns(votes)}, delegated to you.` : "";
  if (locked === 0n) {
    const words =
      balance === 0n
        ? "You have no FTNS to lock. Whoever has locked FTNS votes, or names who does."
        : `You have locked nothing. Lock some of the ${formatFtns(balance)} in your wallet to vote; you can unlock them at any time.`;
    return { step: votes > 0n ? "vote" : "lock", tone: "neutral", sentence: others === "" ? words : others.trim() };
  }
  if (delegate === undefined) {
    const sentence = `Nobody votes with your ${formatFtns(locked)}: they count for nothing until you name who does.${others}`;
    return { step: "delegate", tone: "warning", sentence };
  }
  if (isSameAddress(delegate, account)) {
    const given = votes - locked;
    const also = given > 0n ? `, ${formatFtns(given)} of them delegated to you by others` : "";
    return { step: "vote", tone: "positive", sentence: `You vote with ${formatFtns(votes)}${also}.` };
  }
  const sentence = `${shortAddress(delegate)} votes with your ${formatFtns(locked)}.${others}`;
  return { step: votes > 0n ? "vote" : "delegate", tone: "positive", sentence };
}
