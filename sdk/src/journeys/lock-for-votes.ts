import type { Address, Hash } from "viem";
import { getBlock } from "viem/actions";
import type { Action } from "../actions/action.ts";
import { approve } from "../actions/approve.ts";
import { lock, lockWithPermit } from "../actions/governance/index.ts";
import { permit } from "../actions/permit.ts";
import { send, type SendOptions } from "../actions/send.ts";
import { sign } from "../actions/signature.ts";
import { requireAccount, type MarketClient } from "../chain/market-client.ts";
import { formatFtns } from "../chain/units.ts";
import { describeError } from "../errors/describe.ts";
import { MarketError } from "../errors/market-error.ts";
import { isPlainAccount } from "../reads/plain-account.ts";
import { readVotes, type Votes } from "../reads/governance.ts";
import { receiptOf } from "./resume.ts";

/** FTNS to lock for votes. */
export interface LockForVotesInput {
  /** FTNS base units. */
  readonly amount: bigint;
  /** Who votes with all that the wallet has locked; default the one it has named before, else the wallet itself. */
  readonly delegate?: Address;
  /** Default: a permit where the wallet is a plain account, else an exact allowance in a transaction before. */
  readonly payment?: "permit" | "allowance";
  /** Hash of the last "sent" or "replaced" event of `votes.lock…` in a call that was interrupted: it is not locked twice. */
  readonly sent?: Hash;
}

/** Seconds in which a permit has to arrive. */
const PERMIT_VALIDITY = 1_200;

/**
 * Locks FTNS for votes and delegates them: one transaction with a permit for a plain account, else exactly the allowance that is missing and
 * then the lock. An allowance that is there already is used.
 * @returns what the wallet has locked and votes with afterwards
 * @throws MarketError `InvalidAmount` for nothing, or for more than the wallet holds; those of `sign` and `send`
 */
export async function lockForVotes(
  market: MarketClient,
  input: LockForVotesInput,
  options: SendOptions = {},
): Promise<Votes> {
  const account = requireAccount(market);
  try {
    if (await hasArrived(market, input.sent, options)) return await readVotes(market, account);
    const before = await readVotes(market, account);
    requireAmount(input.amount, before);
    const order = { amount: input.amount, delegate: input.delegate ?? before.delegate ?? account };
    const plain = input.payment === undefined && (await isPlainAccount(market, account));
    const action =
      input.payment === "permit" || plain
        ? await permitted(market, order)
        : await allowed(market, order, before.allowance, options);
    await send(market, action, options);
    return await readVotes(market, account);
  } catch (error) {
    throw describeError(error);
  }
}

interface Order {
  readonly amount: bigint;
  readonly delegate: Address;
}

async function permitted(market: MarketClient, order: Order): Promise<Action> {
  const { timestamp } = await getBlock(market.client);
  const deadline = Number(timestamp) + PERMIT_VALIDITY;
  const request = await permit(market, { spender: "VotingFTNS", value: order.amount, deadline });
  return lockWithPermit(market, order, { ...request.permit, signature: await sign(market, request) });
}

async function allowed(market: MarketClient, order: Order, allowance: bigint, options: SendOptions): Promise<Action> {
  if (allowance < order.amount) {
    await send(market, approve(market, { spender: "VotingFTNS", amount: order.amount }), options);
  }
  return lock(market, order);
}

async function hasArrived(market: MarketClient, sent: Hash | undefined, options: SendOptions): Promise<boolean> {
  return sent !== undefined && (await receiptOf(market, sent, options))?.status === "success";
}

function requireAmount(amount: bigint, { balance }: Votes): void {
  if (amount <= 0n) throw new MarketError("InvalidAmount", "Name an amount to lock, above 0 FTNS.", { amount });
  if (amount <= balance) return;
  const message = `The wallet holds ${formatFtns(balance)}, which is less than ${formatFtns(amount)}. Lock less.`;
  throw new MarketError("InvalidAmount", message, { amount, balance });
}
