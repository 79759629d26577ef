import type { Action } from "../../actions/action.ts";
import { approve } from "../../actions/approve.ts";
import { approveVault } from "../../actions/approve-vault.ts";
import { withPermit } from "../../actions/auctions/with-permit.ts";
import { permit } from "../../actions/permit.ts";
import { send, type SendOptions } from "../../actions/send.ts";
import { sign } from "../../actions/signature.ts";
import { payBid, type BidPayment, type PaymentOrder } from "../../auctions/payment.ts";
import { AUCTION_CONTRACTS } from "../../chain/contracts.ts";
import type { AuctionKind } from "../../chain/enums.ts";
import { requireAccount, type MarketClient } from "../../chain/market-client.ts";
import { deadlineIn } from "../../chain/time.ts";
import { formatFtns, MAX_UINT256 } from "../../chain/units.ts";
import { MarketError } from "../../errors/market-error.ts";
import { readBidFunds, type BidFunds } from "../../reads/auctions/bid-funds.ts";

/** How a bid is paid. */
export interface BidPaymentChoice {
  /** What is used first: credit in the vault (default), or FTNS in the wallet. */
  readonly first?: PaymentOrder;
  /** For what comes from the wallet: a permit (default), or an allowance, as of a smart account. */
  readonly payment?: "permit" | "allowance";
}

/** The steps of paying for a bid, as they are needed, in this order. */
export type MoneyStep = "allowCredit" | "allowWallet" | "permit" | "bid";

/** How a bid is followed. */
export interface BidOptions {
  /** Called when a step begins. */
  readonly onStep?: (step: MoneyStep) => void;
  readonly send?: SendOptions;
}

/** A bid's money, divided, with what there is. */
export interface PlannedMoney extends BidPayment {
  readonly funds: BidFunds;
}

/** Seconds that a permit is valid. */
const PERMIT_VALIDITY = 1_200;

/**
 * Divides the money of a bid between credit and wallet.
 * @param amount FTNS base units
 * @param returned what comes back as credit in the same call before the bid is paid: a leader's own bid; FTNS base units
 * @throws MarketError `InvalidAmount` when both together do not have it
 */
export async function planMoney(
  market: MarketClient,
  kind: AuctionKind,
  amount: bigint,
  { first }: BidPaymentChoice,
  returned = 0n,
): Promise<PlannedMoney> {
  const funds = await readBidFunds(market, kind, requireAccount(market));
  const { wallet, credit } = funds;
  const plan = payBid(amount, { wallet, credit: credit + returned }, first);
  if (plan.missing === 0n) return { ...plan, funds };
  const message = `You have ${formatFtns(wallet)} in your wallet and ${formatFtns(credit)} of credit in the vault, ${formatFtns(amount)} are needed. Get ${formatFtns(plan.missing)} more, or bid less.`;
  throw new MarketError("InvalidAmount", message, { amount, wallet, credit, missing: plan.missing });
}

/**
 * Allows what a bid takes and sends it: credit by an allowance that is given once, the rest by a permit in the same transaction.
 * Sends and asks for nothing that is there already.
 * @throws MarketError those of `send` and `sign`
 */
export async function payAndSend(
  market: MarketClient,
  kind: AuctionKind,
  action: Action,
  { fromCredit, fromWallet, funds }: PlannedMoney,
  { payment = "permit" }: BidPaymentChoice,
  { onStep, send: options }: BidOptions,
) {
  const spender = AUCTION_CONTRACTS[kind];
  if (funds.creditAllowance < fromCredit) {
    onStep?.("allowCredit");
    await send(market, approveVault(market, { spender, amount: MAX_UINT256 }), options);
  }
  let paid = action;
  if (funds.allowance < fromWallet && payment === "allowance") {
    onStep?.("allowWallet");
    await send(market, approve(market, { spender, amount: fromWallet }), options);
  } else if (funds.allowance < fromWallet) {
    onStep?.("permit");
    const deadline = await deadlineIn(market.client, PERMIT_VALIDITY);
    const request = await permit(market, { spender, value: fromWallet, deadline });
    paid = withPermit(action, { ...request.permit, signature: await sign(market, request) });
  }
  onStep?.("bid");
  return send(market, paid, options);
}
