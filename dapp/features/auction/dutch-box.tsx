"use client";
import { keys } from "@ftns-market/sdk/queries";
import type { ChainDutchAuction } from "@ftns-market/sdk/reads";
import type { Address } from "viem";
import { liveFtns } from "@/features/auctions";
import { useMaster } from "@/features/keys";
import { WalletQuestions } from "@/features/payment";
import { TaskDialog, useDialogHost } from "@/features/transaction";
import { formatFtns } from "@/lib/format";
import { BidForm, type ReadyPayment } from "./bid-form";
import { bidFor } from "./bid-for";
import { walletQuestions } from "./money";

interface Props {
  readonly auction: ChainDutchAuction;
  readonly name: string;
  readonly account: Address;
}

/**
 * Taking the lot of a Dutch auction. What is agreed to is the price of the block that was read: no later block is dearer, while the
 * price of this very second may be below what the chain still takes.
 */
export function DutchBox({ auction, name, account }: Props) {
  const { show } = useDialogHost();
  const { price } = auction;
  return (
    <BidForm
      {...{ account }}
      kind={auction.kind}
      amount={price}
      label={`Take it for ${liveFtns(price)} or less`}
      onReady={(payment) => show((close) => <BuyDialog {...{ auction, name, account, payment }} onClose={close} />)}
    />
  );
}

function BuyDialog({
  auction,
  name,
  account,
  payment,
  onClose,
}: Props & { readonly payment: ReadyPayment; readonly onClose: () => void }) {
  const buyerMaster = useMaster("buyer");
  const { amount } = payment;
  const questions = walletQuestions({
    ...payment,
    ...{ needsKey: auction.encrypted, sealed: false, does: `takes the lot, for at most ${formatFtns(amount)}` },
  });
  return (
    <TaskDialog
      title={`Take ${name}`}
      summary={`Take the lot of auction ${auction.auction} for at most ${formatFtns(amount)}.`}
      cost="The price only falls: you pay the price of the second in which the chain takes your transaction, never more than this. If somebody was faster, nothing is paid."
      task={async (market, options) => {
        const { takeDutch } = await import("@ftns-market/sdk/journeys");
        const input = await bidFor(market, auction, payment, name, buyerMaster);
        await takeDutch(market, { ...input, maxPrice: amount }, { send: options });
      }}
      refresh={[
        ...[keys.auction(auction.auction), keys.auctions(), keys.funds(account), keys.library(account)],
        ...[keys.sale(auction.auction), keys.licence(auction.terms, account)],
      ]}
      onClose={onClose}
    >
      <WalletQuestions questions={questions} />
    </TaskDialog>
  );
}
