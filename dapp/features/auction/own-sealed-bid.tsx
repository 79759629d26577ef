"use client";
import type { ChainCommittedBid, ChainSealedAuction } from "@ftns-market/sdk/reads";
import { useState } from "react";
import type { Address } from "viem";
import { Button } from "@/components/button";
import { Fact, Facts } from "@/components/card";
import { Notice } from "@/components/notice";
import { Amount } from "@/components/values";
import { useMarket } from "@/features/wallet";
import { isSameAddress } from "@/lib/address";
import { formatMoment } from "@/lib/format";
import { CopyDialog } from "./copy-dialog";
import { ReclaimButton } from "./reclaim-button";
import { RevealButton } from "./reveal-button";
import { revealWords } from "./reveal-words";
import { useOwnOpenings } from "./use-own-openings";

interface Props {
  readonly auction: ChainSealedAuction;
  readonly name: string;
  readonly account: Address;
  readonly own: ChainCommittedBid;
  /** It was handed in on this page. */
  readonly fresh: boolean;
}

/** The account's own sealed bid: where it stands, and what can be done with it. */
export function OwnSealedBid({ auction, name, account, own, fresh }: Props) {
  const phase = auction.phase.name;
  // What became of a bid that is done stands in the list.
  if (auction.end !== undefined && !own.open) return undefined;
  return (
    <div className="flex flex-col gap-4">
      <Facts>
        <Fact name="Your bid">
          <OwnValue {...{ auction, own }} />
        </Fact>
        <Fact name="Collateral">
          <Amount amount={own.collateral} />
        </Fact>
        <Fact name="Number">{own.ordinal}</Fact>
      </Facts>
      <StandingNotice {...{ auction, account, own, fresh }} />
      {own.open && phase === "revealing" ? <RevealButton {...{ auction, name, own }} /> : undefined}
      {own.open && phase !== "toSettle" && phase !== "ended" ? <CopyBid {...{ auction, own }} /> : undefined}
      {own.open && phase === "ended" ? (
        <ReclaimButton {...{ name, own }} forfeitPercent={auction.forfeitPercent} terms={auction.terms} />
      ) : undefined}
    </div>
  );
}

function StandingNotice({ auction, account, own, fresh }: Omit<Props, "name">) {
  const phase = auction.phase.name;
  if (own.open && (phase === "open" || phase === "awaitingReserve")) {
    return (
      <Notice tone="positive" live title={fresh ? "Your bid is sealed" : "Your bid waits"}>
        Reveal it {revealWords(auction)}. You will be reminded while this site is open.
      </Notice>
    );
  }
  if (own.open && phase === "revealing") {
    return (
      <Notice tone="danger" live title="Reveal your bid now">
        Until {formatMoment(auction.revealEndsAt)}. After that it cannot win and loses a part of its collateral.
      </Notice>
    );
  }
  if (own.open) {
    return (
      <Notice tone="warning" live title="Your bid was not revealed in time">
        {phase === "ended"
          ? "It cannot win. You can take back what is left of its collateral."
          : "It cannot win. Settle the auction, then take back what is left of its collateral."}
      </Notice>
    );
  }
  if (auction.end === undefined && isSameAddress(auction.leader, account)) {
    return (
      <Notice tone="positive" live>
        Your bid is revealed and the highest so far.
      </Notice>
    );
  }
  if (isSameAddress(auction.end?.winner, account)) return undefined;
  return <Notice>Your bid is not in this auction any more: what it did not pay is your vault credit.</Notice>;
}

function CopyBid({ auction, own }: Pick<Props, "auction" | "own">) {
  const openings = useOwnOpenings();
  return (
    <CopyDialog
      title="A copy of your sealed bid"
      fileName={`sealed-bid-${auction.auction}.json`}
      opens="bid"
      rebuild={(market) => openings.bid(market, auction.encrypted, own)}
    />
  );
}

/** Hidden even here until the wallet is asked: nothing of it is kept. */
function OwnValue({ auction, own }: Pick<Props, "auction" | "own">) {
  const market = useMarket();
  const openings = useOwnOpenings();
  const [shown, setShown] = useState<{ readonly value: bigint } | { readonly problem: string }>();
  const show = async () => {
    try {
      setShown(await openings.bid(market, auction.encrypted, own));
    } catch (error) {
      const { describeError } = await import("@ftns-market/sdk/errors");
      setShown({ problem: describeError(error).message });
    }
  };
  if (shown !== undefined && "value" in shown) return <Amount amount={shown.value} />;
  return (
    <span className="flex flex-wrap items-center gap-2">
      <span className="text-muted">{own.open ? "Sealed" : "See the list"}</span>
      {own.open ? (
        <Button size="sm" tone="quiet" onClick={() => void show()}>
          Show it
        </Button>
      ) : undefined}
      {shown === undefined ? undefined : <span className="text-xs text-danger">{shown.problem}</span>}
    </span>
  );
}
