"use client";
import { isTitle } from "@ftns-market/sdk/chain";
import type { ChainAuction } from "@ftns-market/sdk/reads";
import type { Address } from "viem";
import { ButtonLink } from "@/components/button";
import { Notice, Skeleton } from "@/components/notice";
import { OUTCOME_WORDS, ShortAmount } from "@/features/auctions";
import { useChainTime } from "@/features/chain-time";
import { TitleNotice } from "@/features/succession";
import { useWallet, WalletGate } from "@/features/wallet";
import { isSameAddress } from "@/lib/address";
import { atTime } from "./at-time";
import { DutchBox } from "./dutch-box";
import { EndActions } from "./end-actions";
import { EnglishBox } from "./english-box";
import { ReserveBox } from "./reserve-box";
import { RevealFromFile } from "./reveal-from-file";
import { SealedBox } from "./sealed-box";
import { useAuction } from "./use-auction";
import { useRefusal } from "./use-permission";

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
        <SealedBox {...{ auction, name }} account={address} />
      ) : undefined}
      {isSameAddress(address, auction.seller) ? <ReserveBox {...{ auction, name, now }} /> : undefined}
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
        {(account) => <Bidding {...{ auction, name, account, bidders }} />}
      </WalletGate>
    </>
  );
}

function Bidding({
  auction,
  name,
  account,
  bidders,
}: {
  readonly auction: ChainAuction;
  readonly name: string;
  readonly account: Address;
  readonly bidders: readonly string[];
}) {
  const { data: refusal } = useRefusal(auction, account);
  if (refusal === undefined) return <Skeleton className="h-40" />;
  if (isSameAddress(account, auction.seller)) {
    return <Notice title="You sell this">Sellers, owners and those who share in the revenue cannot bid.</Notice>;
  }
  if (refusal !== null) return <Notice tone="warning">{refusal}</Notice>;
  switch (auction.kind) {
    case "English":
      return (
        <EnglishBox {...{ auction, name, account }} hasBid={bidders.some((bidder) => isSameAddress(bidder, account))} />
      );
    case "Dutch":
      return <DutchBox {...{ auction, name, account }} />;
    case "SealedBid":
    case "Vickrey":
      return <SealedBox {...{ auction, name, account }} />;
  }
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
