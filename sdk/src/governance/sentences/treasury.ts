import { formatFtns, MAX_UINT256 } from "../../chain/units.ts";
import type { Address } from "viem";
import { addressWords } from "../address-words.ts";
import { readTreasury } from "../treasury.ts";
import { authorityTold } from "./policy.ts";
import type { Scene, Sentences, Told } from "./sentence.ts";

const FOREIGN_MONEY = "This concerns money that others have allowed the treasury to take. Check whose it is, and why.";

/** What a vote can do with the treasury's FTNS. */
export const ftnsSentences: Sentences<"FTNS"> = {
  transfer: ([to, amount], scene) => payment(scene, to, amount, "wallet"),
  approve: ([spender, amount], scene) => allowance(scene, spender, amount, PLACES.wallet),
  transferFrom: ([from, to, amount], { market }) => ({
    sentence: `Move ${formatFtns(amount)} from ${addressWords(market, from)} to ${addressWords(market, to)}.`,
    warning: FOREIGN_MONEY,
  }),
};

/** What a vote can do with the treasury's locked FTNS. */
export const votingTokenSentences: Sentences<"VotingFTNS"> = {
  lock: ([amount, delegate], { market }) => ({
    sentence: `Lock ${formatFtns(amount)} of the treasury for votes and let ${addressWords(market, delegate)} vote with them.`,
    warning: "The treasury belongs to all. Whoever votes with it decides with what is not theirs.",
  }),
  delegate: ([delegate], { market }) => ({
    sentence: `Let ${addressWords(market, delegate)} vote with what the treasury has locked.`,
    warning: "The treasury belongs to all. Whoever votes with it decides with what is not theirs.",
  }),
  depositFor: ([account, amount], { market }) => ({
    sentence: `Lock ${formatFtns(amount)} of the treasury for votes of ${addressWords(market, account)}, who can unlock and keep them.`,
    warning: "This pays the treasury's FTNS away.",
  }),
  transfer: ([to, amount], { market }) => ({
    sentence: `Pay ${formatFtns(amount)} that the treasury has locked to ${addressWords(market, to)}.`,
  }),
  approve: ([spender, amount], scene) => allowance(scene, spender, amount, "what the treasury has locked"),
  withdrawTo: ([to, amount], { market }) => ({
    sentence: `Unlock ${formatFtns(amount)} of the treasury to ${addressWords(market, to)}.`,
  }),
};

/** What a vote can do with the vault: the treasury's credit, and the compartments of venues. */
export const vaultSentences: Sentences<"Vault"> = {
  withdraw: ([to, amount], scene) => payment(scene, to, amount, "credit"),
  approve: ([spender, amount], scene) => allowance(scene, spender, amount, PLACES.credit),
  deposit: ([account, amount], { market }) => ({
    sentence: `Deposit ${formatFtns(amount)} of the treasury to the vault credit of ${addressWords(market, account)}.`,
  }),
  admit: ([compartment, role], { market }) => {
    const who = addressWords(market, compartment);
    const warning = `From then on ${who} can take in buyers' money and pay it to whom it likes. Its code must be known.`;
    if (role === VENUE)
      return { sentence: `Open a compartment of the vault for ${who}: it can hold the money of bids.`, warning };
    return { sentence: `Admit ${who} to the vault in role ${role}.`, warning };
  },
  setAuthority: ([authority]) => authorityTold("Vault", authority),
  retire: ([compartment], { market }) => ({
    sentence: `Stop ${addressWords(market, compartment)} from taking money in; what it holds it can still pay out.`,
    warning: "Auctions of this contract that are running get no bids any more: whoever leads wins.",
  }),
};

/** As `COMPARTMENT_ROLES` numbers it. */
const VENUE = 1;

const PLACES = { wallet: "the treasury's wallet", credit: "the treasury's vault credit" } as const;

async function payment(scene: Scene, to: Address, amount: bigint, place: keyof typeof PLACES): Promise<Told> {
  const words = place === "credit" && amount === MAX_UINT256 ? "all" : formatFtns(amount);
  const { market, blockNumber } = scene;
  const sentence = `Pay ${words} of ${PLACES[place]} to ${addressWords(market, to)}`;
  if (!scene.compares) return { sentence: `${sentence}.` };
  const held = (await readTreasury(market, blockNumber === undefined ? {} : { blockNumber }))[place];
  const told = `${sentence}. It holds ${formatFtns(held)}.`;
  const isMore = amount > held && words !== "all";
  return isMore
    ? { sentence: told, warning: "That is more than it holds: the execution would fail." }
    : { sentence: told };
}

function allowance({ market }: Scene, spender: Address, amount: bigint, where: string): Told {
  const who = addressWords(market, spender);
  if (amount === 0n) return { sentence: `Take back the allowance of ${who} to ${where}.` };
  const limit = amount === MAX_UINT256 ? "without limit" : `up to ${formatFtns(amount)}`;
  return {
    sentence: `Allow ${who} to take from ${where}, ${limit}, whenever it likes.`,
    warning: `No further vote is asked: ${who} can take this at any time after the execution.`,
  };
}
