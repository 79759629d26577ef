"use client";
import type { ReactNode } from "react";
import { useState } from "react";
import type { Address } from "viem";
import { Button } from "@/components/button";
import { Failure } from "@/components/failure";
import { Notice, Skeleton } from "@/components/notice";
import type { AuctionKind } from "@ftns-market/sdk/chain";
import { walletLeave, type MoneyOption, type MoneySource, type WalletLeave } from "./money";
import { chosenOption, MoneyChoice } from "./money-choice";
import { usePurse, type Purse } from "./use-purse";

/** An amount, and how it is brought up. */
export interface ReadyPayment {
  /** FTNS base units. */
  readonly amount: bigint;
  readonly option: MoneyOption;
  readonly leave: WalletLeave;
  /** The auction may take the credit already. */
  readonly creditReleased: boolean;
  /** The account has no contract of its own. */
  readonly plainAccount: boolean;
}

/**
 * The part of every bid that is about money: from where it comes, what is missing, and the button.
 * @param amount FTNS base units; undefined while the fields cannot be used
 * @param own money of this account in the auction that a further bid may use, FTNS base units
 */
export function BidForm({
  account,
  kind,
  amount,
  own = 0n,
  children,
  label,
  onReady,
}: {
  readonly account: Address;
  readonly kind: AuctionKind;
  readonly amount: bigint | undefined;
  readonly own?: bigint;
  /** The fields. */
  readonly children?: ReactNode;
  readonly label: ReactNode;
  readonly onReady: (payment: ReadyPayment) => void;
}) {
  const { data: found, error, refetch } = usePurse(account, kind);
  const [source, setSource] = useState<MoneySource>();
  if (error !== null && found === undefined) return <Failure error={error} onRetry={() => void refetch()} />;
  if (found === undefined) return <Skeleton className="h-40" />;
  const purse: Purse = { ...found, credit: found.credit + own };
  // The owners of a contract account pay its fees from wallets of their own.
  const cannotPayFee = purse.plainAccount && purse.native === 0n;
  const option = amount === undefined ? undefined : chosenOption(amount, purse, source);
  const submit = () => {
    if (amount === undefined || option === undefined) return;
    const leave = walletLeave(option, purse.allowance, purse.plainAccount);
    const creditReleased = purse.creditAllowance >= option.fromCredit;
    onReady({ amount, option, leave, creditReleased, plainAccount: purse.plainAccount });
  };
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {children}
      {amount === undefined ? undefined : (
        <MoneyChoice amount={amount} purse={purse} chosen={option} onChoose={setSource} />
      )}
      {cannotPayFee ? (
        <Notice tone="warning">This wallet has none of the chain’s own coin, which pays the network fee.</Notice>
      ) : undefined}
      <Button type="submit" size="lg" disabled={option === undefined || cannotPayFee}>
        {label}
      </Button>
    </form>
  );
}
