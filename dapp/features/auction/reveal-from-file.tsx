"use client";
import type { Opening } from "@ftns-market/sdk/auctions";
import type { ChainAuction } from "@ftns-market/sdk/reads";
import dynamic from "next/dynamic";
import { Fact, Facts } from "@/components/card";
import { AccountLink, Amount } from "@/components/values";
import { isSealed } from "@/features/auctions";
import { ActionDialog, useDialogHost } from "@/features/transaction";
import { WalletAction } from "@/features/wallet";

// Few visitors hold a file.
const OpeningFileDialog = dynamic(() => import("./opening-file-dialog").then((module) => module.OpeningFileDialog), {
  ssr: false,
});

/** Reveals a bid, or opens a reserve, from its holder's file, of whoever it is. Nothing when the auction has nothing sealed, or has ended. */
export function RevealFromFile({ auction, name }: { readonly auction: ChainAuction; readonly name: string }) {
  const { show } = useDialogHost();
  if (auction.end !== undefined || !(isSealed(auction.kind) || auction.reserveHidden)) return undefined;
  const reveal = (opening: Opening) =>
    show((close) => (
      <ActionDialog
        title={opening.type === "bid" ? "Reveal this bid" : "Open this reserve"}
        prepare={async (market) => (await import("@ftns-market/sdk/journeys")).prepareOpening(market, opening, name)}
        explanation={<WhatBecomesPublic opening={opening} bidding={auction.phase.name === "open"} />}
        onClose={close}
      />
    ));
  const choose = () =>
    show((close) => <OpeningFileDialog auction={auction.auction} onOpening={reveal} onClose={close} />);
  return (
    <div className="border-t border-line pt-3">
      <p className="mb-2 text-xs text-muted">
        {isSealed(auction.kind)
          ? "Do you hold the file of a sealed bid or a hidden reserve, your own or somebody else’s?"
          : "Do you hold the file of its hidden reserve?"}
      </p>
      <WalletAction size="sm" tone="secondary" onStart={choose}>
        Reveal from a file
      </WalletAction>
    </div>
  );
}

function WhatBecomesPublic({ opening, bidding }: { readonly opening: Opening; readonly bidding: boolean }) {
  if (opening.type === "reserve") {
    return (
      <div className="flex flex-col gap-3">
        <Facts>
          <Fact name="Reserve of">
            <AccountLink address={opening.seller} />
          </Fact>
          <Fact name="Becomes public">
            <Amount amount={opening.reserve} />
          </Fact>
        </Facts>
        <p>
          {bidding
            ? "Bidding is still on: everybody who bids after this knows the reserve. Wait for the end if it should stay hidden."
            : "The lot is not sold below it. It cannot be hidden again."}
        </p>
      </div>
    );
  }
  return (
    <div className="flex flex-col gap-3">
      <Facts>
        <Fact name="Bid of">
          <AccountLink address={opening.bidder} />
        </Fact>
        <Fact name="Becomes public">
          <Amount amount={opening.value} />
        </Fact>
      </Facts>
      <p>You pay the network’s fee only. What the bid wins, and the money of its collateral, stay its bidder’s.</p>
    </div>
  );
}
