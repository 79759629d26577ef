"use client";
import { forfeitOf } from "@ftns-market/sdk/auctions";
import { keys } from "@ftns-market/sdk/queries";
import type { ChainSealedAuction } from "@ftns-market/sdk/reads";
import { useState } from "react";
import { formatUnits, type Address } from "viem";
import { TextField } from "@/components/field";
import { Notice } from "@/components/notice";
import { useMaster, useSealMaster } from "@/features/keys";
import { WalletQuestions } from "@/features/payment";
import { TaskDialog, useDialogHost } from "@/features/transaction";
import { formatFtns } from "@/lib/format";
import { readSealed } from "./bid-amounts";
import { BidForm, type ReadyPayment } from "./bid-form";
import { bidFor } from "./bid-for";
import { walletQuestions } from "./money";
import { revealWords } from "./reveal-words";

interface Props {
  readonly auction: ChainSealedAuction;
  readonly name: string;
  readonly account: Address;
  readonly onDone: () => void;
}

interface Agreed {
  readonly value: bigint;
  readonly payment: ReadyPayment;
}

/** A sealed bid: what it is worth, the collateral that hides it, and what is lost when it is not revealed. */
export function CommitForm({ auction, name, account, onDone }: Props) {
  const [text, setText] = useState({ value: "", collateral: "" });
  const { show } = useDialogHost();
  const { startingPrice, kind } = auction;
  const { bid, problems, suggestion } = readSealed(text, startingPrice);
  const ask = (agreed: Agreed) =>
    show((close) => <CommitDialog {...{ auction, name, account, agreed, onDone }} onClose={close} />);
  return (
    <>
      <BidForm
        {...{ account }}
        kind={auction.kind}
        amount={bid?.collateral}
        label={bid === undefined ? "Seal the bid" : `Seal the bid with ${formatFtns(bid.collateral)} of collateral`}
        onReady={(payment) => bid !== undefined && ask({ value: bid.value, payment })}
      >
        <TextField
          label="Your bid (hidden)"
          suffix="FTNS"
          inputMode="decimal"
          autoComplete="off"
          value={text.value}
          onChange={({ target }) => setText({ ...text, value: target.value })}
          hint={
            kind === "Vickrey"
              ? `What it is worth to you, at least ${formatFtns(startingPrice)}. You pay the second highest bid.`
              : `At least ${formatFtns(startingPrice)}. If you win you pay this.`
          }
          error={problems.value}
        />
        <TextField
          label="Collateral (public)"
          suffix="FTNS"
          inputMode="decimal"
          autoComplete="off"
          value={text.collateral}
          placeholder={suggestion === undefined ? undefined : formatUnits(suggestion, 18)}
          onChange={({ target }) => setText({ ...text, collateral: target.value })}
          hint="Everybody sees it, so more than the bid hides the bid. What you do not pay comes back."
          error={problems.collateral}
        />
        <Rules auction={auction} collateral={bid?.collateral} />
      </BidForm>
    </>
  );
}

function Rules({
  auction,
  collateral,
}: {
  readonly auction: ChainSealedAuction;
  readonly collateral: bigint | undefined;
}) {
  const { forfeitPercent } = auction;
  const lost =
    collateral === undefined
      ? `${forfeitPercent} % of the collateral`
      : formatFtns(forfeitOf(collateral, forfeitPercent).forfeited);
  return (
    <Notice tone="warning" title="Come back to reveal it">
      Reveal your bid {revealWords(auction)}. A bid that is not revealed cannot win and loses {lost} to the market’s
      treasury, never to the seller.
    </Notice>
  );
}

function CommitDialog({
  auction,
  name,
  account,
  agreed: { value, payment },
  onDone,
  onClose,
}: Props & { readonly agreed: Agreed; readonly onClose: () => void }) {
  const buyerMaster = useMaster("buyer");
  const sealMaster = useSealMaster();
  const collateral = payment.amount;
  const questions = walletQuestions({
    ...payment,
    ...{ needsKey: auction.encrypted, sealed: true, does: `hands in the sealed bid` },
  });
  return (
    <TaskDialog
      title={`Sealed bid for ${name}`}
      summary={`Hand in a sealed bid of ${formatFtns(value)} with a collateral of ${formatFtns(collateral)} in auction ${auction.auction}.`}
      cost="The chain sees the collateral and a hash, not the bid. A sealed bid cannot be changed or taken back."
      task={async (market, options) => {
        const { commitSealedBid } = await import("@ftns-market/sdk/journeys");
        const input = await bidFor(market, auction, payment, name, buyerMaster);
        const bidMaster = await sealMaster(market, auction);
        await commitSealedBid(market, { ...input, value, collateral, bidMaster }, { send: options });
      }}
      refresh={[keys.auction(auction.auction), keys.auctions(), keys.funds(account), keys.bids(account)]}
      onDone={onDone}
      onClose={onClose}
    >
      <WalletQuestions questions={questions} />
      <p className="text-muted">
        {payment.plainAccount
          ? "The bid is sealed with a signature of your wallet. Nothing has to be kept: on any device, the same wallet opens it again from what is on the chain."
          : "The bid is sealed with your key file. Keep the file and its password: on any device, they open the bid again from what is on the chain."}
      </p>
    </TaskDialog>
  );
}
