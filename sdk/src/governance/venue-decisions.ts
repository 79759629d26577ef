import type { Address } from "viem";
import { contractCall, type Action } from "../actions/action.ts";
import { COMPARTMENT_ROLES, numberOf } from "../chain/enums.ts";
import type { MarketClient } from "../chain/market-client.ts";
import { escrowAbi, vaultAbi } from "../generated/abis.ts";
import { keys } from "../queries/keys.ts";
import { addressWords } from "./address-words.ts";
import { setReporter } from "./trust-decisions.ts";

/** A contract that is to open sales. */
export interface AdmitVenueInput {
  readonly venue: Address;
  /**
   * Whether it holds buyers' money itself for a while, as auctions hold bids: then the vault opens a compartment for it, once and
   * for all. Leave it out for a venue that comes back and has one.
   */
  readonly locksMoney: boolean;
  /** Whether it tells reputation of bids that were forfeited, as auctions of sealed bids do. */
  readonly reports?: boolean;
}

/** Lets a contract open sales: every call it takes, in order. Only the timelock: propose the `proposalCall` of each. */
export function admitVenue(
  market: MarketClient,
  { venue, locksMoney, reports = false }: AdmitVenueInput,
): readonly Action[] {
  const who = addressWords(market, venue);
  const admit: Action = {
    id: "escrow.admitVenue",
    request: contractCall({
      address: market.addresses.Escrow,
      abi: escrowAbi,
      functionName: "admitVenue",
      args: [venue],
    }),
    summary: `Admit ${who} as a venue: it can open sales.`,
    maxCost: 0n,
    refresh: [keys.governance()],
  };
  const report = reports ? [setReporter(market, { reporter: venue, allowed: true })] : [];
  if (!locksMoney) return [...report, admit];
  const open: Action = {
    ...admit,
    id: "vault.admit",
    request: contractCall({
      address: market.addresses.Vault,
      abi: vaultAbi,
      functionName: "admit",
      args: [venue, numberOf(COMPARTMENT_ROLES, "Venue")],
    }),
    summary: `Open a compartment of the vault for ${who}: it can hold the money of bids and pay it out.`,
  };
  return [open, ...report, admit];
}

/**
 * Stops a contract from opening sales. What it opened before runs to its end, running auctions with their bids included: it drains.
 * Only the timelock: propose its `proposalCall`.
 */
export function retireVenue(market: MarketClient, { venue }: { readonly venue: Address }): Action {
  return {
    id: "escrow.retireVenue",
    request: contractCall({
      address: market.addresses.Escrow,
      abi: escrowAbi,
      functionName: "retireVenue",
      args: [venue],
    }),
    summary: `Retire ${addressWords(market, venue)} as a venue: it opens no more sales, those it has opened run to their end.`,
    maxCost: 0n,
    refresh: [keys.governance()],
  };
}
