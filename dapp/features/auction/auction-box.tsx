"use client";
import { isTitle } from "@ftns-market/sdk/chain";
import type { ChainAuction } from "@ftns-market/sdk/reads";
import { lazy, Suspense } from "react";
import type { Address } from "viem";
import { ButtonLink } from "@/components/button";
import { Notice, Skeleton } from "@/components/notice";
import { OUTCOME_WORDS, ShortAmount } from "@/features/auctions";
import { useChainTime } from "@/features/chain-time";
import { TitleNotice } from "@/features/succession";
import { useWallet, WalletGate } from "@/features/wallet";
import { isSameAddress } from "@/lib/address";
import { atTime } from "./at-time";
import { EndActions } from "./end-actions";
import { RevealFromFile } from "./reveal-from-file";
import { useAuction } from "./use-auction";

// Forms are for a wallet; they are loaded with one.
const Bidding = lazy(() => import("./bidding").then((module) => ({ default: module.Bidding })));
const ReserveBox = lazy(() => import("./reserve-box").then((module) => ({ default: module.ReserveBox })));
const SealedBox = lazy(() => import("./sealed-box").then((module) => ({ default: module.SealedBox })));

interface Props {
  /** As the server read it. */
  readonly first: ChainAuction;
  readonly name: string;
  /** Accounts that have bid in the open. */
  readonly bidders: readonly string[];
}

/** Everything that the visitor can do with an auction now. */
export function AuctionBox({ first, name, bidders }: Props) {
  const read = useAuction(first);
  const now = useChainTime(read.now);
  const auction = atTime(read, now);
  const { address } = useWallet();
  return (
    <div className="flex flex-col gap-4">
      {auction.isVoid ? (
        <Notice tone="danger" title="The lot is void">
          The asset was taken down, or the version proved wrong. Nobody can win it, and everybody has the money back
          when the auction is settled.
        </Notice>
      ) : undefined}
      {auction.end === undefined ? (
        <Running {...{ auction, name, bidders }} />
      ) : (
        <Ended auction={auction} account={address} />
      )}
      {auction.end !== undefined && auction.kind !== "English" && auction.kind !== "Dutch" && address !== undefined ? (
        <Suspense>
          <SealedBox {...{ auction, name }} account={address} />
        </Suspense>
      ) : undefined}
      {isSameAddress(address, auction.seller) ? (
        <Suspense>
          <ReserveBox {...{ auction, name, now }} />
        </Suspense>
      ) : undefined}
      <EndActions {...{ auction, name, now }} account={address} />
      <RevealFromFile {...{ auction, name }} />
    </div>
  );
}

function Running({
  auction,
  name,
  bidders,
}: {
  readonly auction: ChainAuction;
  readonly name: string;
  readonly bidders: readonly string[];
}) {
  const bidding = auction.phase.name === "open";
  const sealed = auction.kind === "SealedBid" || auction.kind === "Vickrey";
  if (!bidding && !sealed) return <Over auction={auction} />;
  return (
    <>
      {bidding && auction.encrypted && isTitle(auction.terms) ? <TitleNotice /> : undefined}
      <WalletGate reason={bidding ? "to bid" : "to reveal a bid"}>
        {(account) => (
          <Suspense fallback={<Skeleton className="h-40" />}>
            <Bidding {...{ auction, name, account, bidders }} />
          </Suspense>
        )}
      </WalletGate>
    </>
  );
}

/** Bidding is over and nobody has settled yet. */
function Over({ auction }: { readonly auction: ChainAuction }) {
  if (auction.kind === "Dutch") {
    return <Notice>Nobody took it. The lot goes back to the seller when somebody returns it.</Notice>;
  }
  const none = auction.kind === "English" && auction.leader === undefined;
  if (none) return <Notice>Bidding is over and nobody has bid. The lot goes back to the seller.</Notice>;
  return (
    <Notice tone="accent">
      {auction.phase.name === "awaitingReserve"
        ? "Bidding is over. The seller can still open its hidden reserve; after that anybody can settle."
        : "Bidding is over and the winner is decided. Anybody can settle."}
    </Notice>
  );
}

function Ended({ auction, account }: { readonly auction: ChainAuction; readonly account: Address | undefined }) {
  const { end } = auction;
  if (end === undefined) return undefined;
  const { name, tone, meaning } = OUTCOME_WORDS[end.outcome];
  if (isSameAddress(end.winner, account)) {
    return (
      <Notice
        tone="positive"
        title="You won"
        actions={<ButtonLink href={`/library/${auction.auction}`}>Go to the purchase</ButtonLink>}
      >
        You pay <ShortAmount amount={end.price} />.{" "}
        {auction.encrypted
          ? "The money waits in escrow until the seller has delivered your key."
          : "The artifact is open: it is yours at once."}
      </Notice>
    );
  }
  return (
    <Notice
      tone={tone}
      title={name}
      actions={
        isSameAddress(account, auction.seller) && end.outcome === "Sold" && auction.encrypted ? (
          <ButtonLink size="sm" tone="secondary" href="/sell/deliveries">
            Deliver the key
          </ButtonLink>
        ) : undefined
      }
    >
      {end.outcome === "Sold" ? (
        <>
          For <ShortAmount amount={end.price} />. {meaning}
        </>
      ) : (
        meaning
      )}
    </Notice>
  );
}
