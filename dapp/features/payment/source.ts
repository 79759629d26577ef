import type { SendOptions, Spender, VaultSpender } from "@ftns-market/sdk/actions";
import type { MarketClient } from "@ftns-market/sdk/chain";
import type { Funds } from "@ftns-market/sdk/reads";

/** Where an amount that cannot be split is paid from. */
export type Source = "wallet" | "credit";

/** What each source holds, FTNS base units. */
export type Purse = Pick<Funds, "wallet" | "credit">;

/** The sources that hold an amount. Credit first: it is there to be used. */
export function sourcesFor(amount: bigint, purse: Purse): readonly Source[] {
  return (["credit", "wallet"] as const).filter((source) => purse[source] >= amount);
}

/** What was chosen, as long as it holds the amount; else the first source that does. @returns undefined when none does */
export function sourceFor(amount: bigint, purse: Purse, chosen: Source | undefined): Source | undefined {
  const sources = sourcesFor(amount, purse);
  return sources.find((source) => source === chosen) ?? sources[0];
}

/** What the wallet is asked for, for the screen. */
export const SOURCE_STEPS: Readonly<Record<Source, string>> = {
  wallet: "2 transactions: one allows exactly this amount, one takes it.",
  credit: "2 transactions: one allows exactly this amount of your vault credit, one takes it.",
};

/** Lets a contract take exactly an amount of a source. @throws MarketError */
export async function allowExactly(
  market: MarketClient,
  {
    spender,
    amount,
    source,
  }: { readonly spender: Spender & VaultSpender; readonly amount: bigint; readonly source: Source },
  options: SendOptions,
): Promise<void> {
  const { approve, approveVault, send } = await import("@ftns-market/sdk/actions");
  const allow = source === "wallet" ? approve : approveVault;
  await send(market, allow(market, { spender, amount }), options);
}
