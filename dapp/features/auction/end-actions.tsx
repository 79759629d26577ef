"use client";
import { isWithin } from "@ftns-market/sdk/auctions";
import type { MarketClient } from "@ftns-market/sdk/chain";
import type { ChainAuction } from "@ftns-market/sdk/reads";
import { ActionButton } from "@/features/transaction";
import { isSameAddress } from "@/lib/address";
import { referenceOf } from "./lot-facts";

interface Props {
  readonly auction: ChainAuction;
  readonly name: string;
  readonly account: string | undefined;
  /** Seconds since 1970, of the chain. */
  readonly now: number;
}

/** What anybody, and what the seller, can do about the end of an auction now. Nothing when nothing can be done. */
export function EndActions({ auction, name, account, now }: Props) {
  const { windows } = auction.phase;
  const isSeller = isSameAddress(account, auction.seller);
  const actions = [
    auction.end === undefined && isWithin(windows.settle, now) ? (
      <SettleButton key="settle" {...{ auction, name }} />
    ) : undefined,
    isSeller && auction.end === undefined && isWithin(windows.cancel, now) ? (
      <Cancel key="cancel" {...{ auction, name }} />
    ) : undefined,
    isWithin(windows.unwind, now) ? <Unwind key="unwind" {...{ auction, name }} /> : undefined,
  ].filter((action) => action !== undefined);
  return actions.length === 0 ? undefined : <div className="flex flex-wrap gap-2">{actions}</div>;
}

type ActionProps = Pick<Props, "auction" | "name">;

/** The auction as it is now: who leads may have changed since the page was made. */
async function fresh(
  market: MarketClient,
  { auction, kind }: Pick<ChainAuction, "auction" | "kind">,
): Promise<ChainAuction> {
  const { readAuction } = await import("@ftns-market/sdk/reads");
  return readAuction(market, { auction, kind });
}

/** Ends an auction that is decided. */
export function SettleButton({
  auction,
  name,
  size = "md",
}: {
  readonly auction: Pick<ChainAuction, "auction" | "kind">;
  readonly name: string;
  readonly size?: "sm" | "md";
}) {
  return (
    <ActionButton
      title={`Settle the auction of ${name}`}
      tone="primary"
      size={size}
      prepare={async (market) => {
        const [{ settleAuction }, { readWinningKey }] = await Promise.all([
          import("@ftns-market/sdk/actions"),
          import("@ftns-market/sdk/reads"),
        ]);
        const now = await fresh(market, auction);
        const winnerKey = now.kind === "Dutch" ? "0x" : await readWinningKey(market, now);
        const leader = now.kind === "Dutch" || now.leader === undefined ? {} : { leader: now.leader };
        return settleAuction(market, { ...referenceOf(now, name), seller: now.seller, winnerKey, ...leader });
      }}
      explanation="Anybody may do this, also for others. Who wins, and the price, are decided already and cannot change."
    >
      {auction.kind === "Dutch" ? "Return the lot" : "Settle"}
    </ActionButton>
  );
}

function Cancel({ auction, name }: ActionProps) {
  return (
    <ActionButton
      title={`Call off the auction of ${name}`}
      tone="danger"
      size="md"
      prepare={async (market) =>
        (await import("@ftns-market/sdk/actions")).cancelAuction(market, referenceOf(auction, name))
      }
      explanation="Possible only while there is no bid."
    >
      Call it off
    </ActionButton>
  );
}

function Unwind({ auction, name }: ActionProps) {
  return (
    <ActionButton
      title={`Unwind the auction of ${name}`}
      size="md"
      prepare={async (market) =>
        (await import("@ftns-market/sdk/actions")).unwindAuction(market, referenceOf(auction, name))
      }
      explanation="For an auction that could not be settled for 30 days: everybody gets back what is theirs, and nobody wins. If it can be settled, settle it instead."
    >
      Unwind
    </ActionButton>
  );
}
