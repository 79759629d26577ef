"use client";
import { keys } from "@ftns-market/sdk/queries";
import type { ChainEnglishAuction } from "@ftns-market/sdk/reads";
import { useState } from "react";
import { formatUnits, type Address } from "viem";
import { Button } from "@/components/button";
import { TextField } from "@/components/field";
import { Notice } from "@/components/notice";
import { Amount } from "@/components/values";
import { useMaster } from "@/features/keys";
import { WalletQuestions } from "@/features/payment";
import { TaskDialog, useDialogHost } from "@/features/transaction";
import { isSameAddress } from "@/lib/address";
import { formatDuration, formatFtns } from "@/lib/format";
import { readBid } from "./bid-amounts";
import { BidForm, type ReadyPayment } from "./bid-form";
import { bidFor } from "./bid-for";
import { walletQuestions } from "./money";

interface Props {
  readonly auction: ChainEnglishAuction;
  readonly name: string;
  readonly account: Address;
  /** This account has bid before. */
  readonly hasBid: boolean;
}

/** Bidding in an English auction: how the account stands, the next bid, where its money comes from. */
export function EnglishBox({ auction, name, account, hasBid }: Props) {
  const [text, setText] = useState("");
  const { show } = useDialogHost();
  const { minimumBid, leadingBid, leader } = auction;
  const leads = isSameAddress(leader, account);
  const { amount, problem } = readBid(text, minimumBid);
  return (
    <div className="flex flex-col gap-4">
      <OwnStanding {...{ auction, leads, hasBid }} />
      <BidForm
        {...{ account, amount }}
        kind={auction.kind}
        own={leads ? leadingBid : 0n}
        label={amount === undefined ? "Bid" : `Bid ${formatFtns(amount)}`}
        onReady={(payment) =>
          show((close) => (
            <BidDialog {...{ auction, name, account, payment }} onDone={() => setText("")} onClose={close} />
          ))
        }
      >
        <TextField
          label={leads ? "Raise your bid to" : "Your bid"}
          suffix="FTNS"
          inputMode="decimal"
          autoComplete="off"
          value={text}
          onChange={({ target }) => setText(target.value)}
          hint={`At least ${formatFtns(minimumBid)} now.`}
          error={problem}
        />
        <div>
          <Button size="sm" tone="secondary" onClick={() => setText(formatUnits(minimumBid, 18))}>
            Fill in the lowest bid
          </Button>
        </div>
      </BidForm>
    </div>
  );
}

function OwnStanding({
  auction,
  leads,
  hasBid,
}: {
  readonly auction: ChainEnglishAuction;
  readonly leads: boolean;
  readonly hasBid: boolean;
}) {
  if (leads) {
    return (
      <Notice tone="positive" live>
        You lead with <Amount amount={auction.leadingBid} />.
      </Notice>
    );
  }
  if (!hasBid) return undefined;
  return (
    <Notice tone="danger" live title="You were outbid">
      Your money is your vault credit again. You can use it for the next bid.
    </Notice>
  );
}

function BidDialog({
  auction,
  name,
  account,
  payment,
  onDone,
  onClose,
}: Omit<Props, "hasBid"> & {
  readonly payment: ReadyPayment;
  readonly onDone: () => void;
  readonly onClose: () => void;
}) {
  const buyerMaster = useMaster("buyer");
  const { amount } = payment;
  const questions = walletQuestions({
    ...payment,
    ...{ needsKey: auction.encrypted, sealed: false, does: `bids ${formatFtns(amount)}` },
  });
  return (
    <TaskDialog
      title={`Bid for ${name}`}
      summary={`Bid ${formatFtns(amount)} for the lot of auction ${auction.auction}.`}
      cost="The money is held while you lead. It is your vault credit in the moment you are outbid, and nothing can keep it from you."
      task={async (market, options) => {
        const { placeBid } = await import("@ftns-market/sdk/journeys");
        await placeBid(
          market,
          { ...(await bidFor(market, auction, payment, name, buyerMaster)), amount },
          { send: options },
        );
      }}
      refresh={[keys.auction(auction.auction), keys.auctions(), keys.funds(account), keys.bids(account)]}
      {...{ onDone, onClose }}
    >
      <WalletQuestions questions={questions} />
      <p className="text-muted">
        {auction.extension === 0
          ? "A late bid does not move the end."
          : `A bid in the last ${formatDuration(auction.extension)} moves the end, ${auction.extensionsLeft} more times at most.`}{" "}
        A bid cannot be taken back.
      </p>
    </TaskDialog>
  );
}
