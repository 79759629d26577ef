import { listAuctions } from "@ftns-market/sdk/queries";
import { AuctionList, itemOf } from "@/features/auctions";
import { answerOf } from "@/lib/server/answer";
import { serverMarket } from "@/lib/server/market";

const SHOWN = 5;

/** Auctions of an asset, or of licences of it, that have not ended. Asked only when the index says that there are some. */
export async function RunningAuctions({ asset, now }: { readonly asset: number; readonly now: number }) {
  const input = { asset, state: "Running", sort: "endingSoon", first: SHOWN } as const;
  const page = await answerOf("auctions of an asset", listAuctions(serverMarket(), input));
  if (page === undefined || page.items.length === 0) return undefined;
  return (
    <section aria-labelledby="auctions-title" className="mb-5">
      <h2 id="auctions-title" className="mb-2 text-base font-semibold">
        In auction now
      </h2>
      <AuctionList auctions={page.items.map(itemOf)} now={now} label="Auctions of this asset" />
    </section>
  );
}
