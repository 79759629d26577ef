import type { Action, SendOptions } from "@ftns-market/sdk/actions";
import type { MarketClient } from "@ftns-market/sdk/chain";
import type { Address, Chain, Hex, Transport } from "viem";

/** An account of the devnet as its server names it. Everybody knows its key. */
export interface DevnetAccount {
  readonly address: Address;
  readonly privateKey: Hex;
  readonly purpose: string;
}

/** What the faucet gives at a time: base units of FTNS and of the chain's coin. */
export const FAUCET_FTNS = 1_000n * 10n ** 18n;
export const FAUCET_COIN = 10n ** 18n;

/** Accounts that the devnet uses for nothing. */
const SPARE = "free for you";

/**
 * The account that gives: one of the spare ones, never the one that receives.
 * @param pick a number from 0 up to 1, so that visitors do not all take the same account
 * @returns undefined when there is none
 */
export function donorOf(accounts: readonly DevnetAccount[], to: Address, pick: number): DevnetAccount | undefined {
  const spare = accounts.filter(
    ({ address, purpose }) => purpose === SPARE && address.toLowerCase() !== to.toLowerCase(),
  );
  return spare[Math.floor(pick * spare.length)];
}

/** What gives: the chain and how it is reached, without the visitor's wallet. */
export interface FaucetInput {
  readonly chain: Chain;
  readonly transport: Transport;
  readonly donor: DevnetAccount;
  readonly to: Address;
}

/** Sends coin for gas, then FTNS, signed in this page by an account of the devnet. @throws MarketError */
export async function giveFunds(
  market: MarketClient,
  { chain, transport, donor, to }: FaucetInput,
  { onEvent }: SendOptions,
): Promise<void> {
  const [{ createWalletClient }, { privateKeyToAccount }, { sendTransaction, waitForTransactionReceipt }, { send }] =
    await Promise.all([
      import("viem"),
      import("viem/accounts"),
      import("viem/actions"),
      import("@ftns-market/sdk/actions"),
    ]);
  const wallet = createWalletClient({ account: privateKeyToAccount(donor.privateKey), chain, transport });
  const hash = await sendTransaction(wallet, { to, value: FAUCET_COIN });
  onEvent?.({ type: "sent", hash });
  await waitForTransactionReceipt(market.client, { hash });
  // The wallet that this would wait for is not the visitor's.
  const passOn: SendOptions["onEvent"] = (event) => event.type !== "waitingForWallet" && onEvent?.(event);
  await send({ ...market, wallet }, await transferOf(market, to), { onEvent: passOn });
}

async function transferOf(market: MarketClient, to: Address): Promise<Action> {
  const [{ contractCall }, { ftnsAbi }] = await Promise.all([
    import("@ftns-market/sdk/actions"),
    import("@ftns-market/sdk/abis"),
  ]);
  return {
    id: "faucet.transfer",
    request: contractCall({
      address: market.addresses.FTNS,
      abi: ftnsAbi,
      functionName: "transfer",
      args: [to, FAUCET_FTNS],
    }),
    summary: "The devnet gives you FTNS.",
    maxCost: 0n,
    refresh: [],
  };
}
