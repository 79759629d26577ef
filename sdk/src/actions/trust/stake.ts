import { requireAccount, type MarketClient } from "../../chain/market-client.ts";
import { formatFtns } from "../../chain/units.ts";
import { auditorRegistryAbi } from "../../generated/abis.ts";
import { keys } from "../../queries/keys.ts";
import { contractCall, type Action } from "../action.ts";

/** Stake that moves. */
export interface StakeInput {
  /** FTNS base units. */
  readonly amount: bigint;
}

const AT_RISK = "It answers for your audits: it can be slashed, and leaves only after the delay of unbonding.";

/** Bonds FTNS from the wallet. Needs an allowance to AuditorRegistry: `approve` it exactly, before. */
export function bond(market: MarketClient, { amount }: StakeInput): Action {
  return {
    id: "auditors.bond",
    request: contractCall({
      address: market.addresses.AuditorRegistry,
      abi: auditorRegistryAbi,
      functionName: "bond",
      args: [amount],
    }),
    summary: `Bond ${formatFtns(amount)} from your wallet as an auditor. ${AT_RISK}`,
    maxCost: amount,
    refresh: refreshOf(market),
  };
}

/** Bonds FTNS from vault credit. Needs `approveVault` for AuditorRegistry, exactly, before. */
export function bondFromVault(market: MarketClient, { amount }: StakeInput): Action {
  return {
    id: "auditors.bondFromVault",
    request: contractCall({
      address: market.addresses.AuditorRegistry,
      abi: auditorRegistryAbi,
      functionName: "bondFromVault",
      args: [amount],
    }),
    summary: `Bond ${formatFtns(amount)} of your vault credit as an auditor. ${AT_RISK}`,
    maxCost: amount,
    refresh: refreshOf(market),
  };
}

/** Starts to take stake out; what is leaving already then waits as long. */
export function unbond(market: MarketClient, { amount }: StakeInput): Action {
  return {
    id: "auditors.unbond",
    request: contractCall({
      address: market.addresses.AuditorRegistry,
      abi: auditorRegistryAbi,
      functionName: "unbond",
      args: [amount],
    }),
    summary: `Start to take ${formatFtns(amount)} of your stake out. It still answers for your audits until you withdraw it after the delay, and what is leaving already waits as long.`,
    maxCost: 0n,
    refresh: refreshOf(market),
  };
}

/** Moves all stake that has left to vault credit. */
export function withdrawStake(market: MarketClient): Action {
  return {
    id: "auditors.withdraw",
    request: contractCall({
      address: market.addresses.AuditorRegistry,
      abi: auditorRegistryAbi,
      functionName: "withdraw",
      args: [],
    }),
    summary: "Move the stake that has left to your vault credit. Costs no FTNS.",
    maxCost: 0n,
    refresh: refreshOf(market),
  };
}

function refreshOf(market: MarketClient) {
  const account = requireAccount(market);
  return [keys.auditor(account), keys.auditors(), keys.funds(account)];
}
