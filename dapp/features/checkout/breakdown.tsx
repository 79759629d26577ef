import type { Quote } from "@ftns-market/sdk/reads";
import Link from "next/link";
import type { ReactNode } from "react";
import { AccountLink, Amount } from "@/components/values";
import { formatBps, formatCount } from "@/lib/format";

/** Where every base unit of the price goes. */
export function Breakdown({ quote }: { readonly quote: Quote }) {
  const { amount, unitPrice, quantity, fee, feeBps, royalties, shares } = quote;
  return (
    <dl className="flex flex-col gap-1.5">
      {quantity === 1 ? undefined : (
        <Row
          name={
            <>
              {formatCount(quantity)} × <Amount amount={unitPrice} />
            </>
          }
          value={<Amount amount={amount} />}
        />
      )}
      <Row name="You pay" value={<Amount amount={amount} />} strong />
      {amount === 0n ? undefined : (
        <>
          <Row part name={`Fee of the market, ${formatBps(feeBps)}`} value={<Amount amount={fee} />} />
          {royalties.map((royalty) => (
            <Row
              part
              key={royalty.asset}
              name={
                <>
                  Royalty to{" "}
                  <Link href={`/assets/${royalty.asset}`} prefetch={false} className="text-accent underline">
                    asset {royalty.asset}
                  </Link>
                  , {formatBps(royalty.royaltyBps)} after the fee
                </>
              }
              value={<Amount amount={royalty.amount} />}
            />
          ))}
          {shares.map((share) => (
            <Row
              part
              key={share.account}
              name={
                <>
                  Share of <AccountLink address={share.account} />
                </>
              }
              value={<Amount amount={share.amount} />}
            />
          ))}
        </>
      )}
    </dl>
  );
}

function Row({
  name,
  value,
  strong = false,
  part = false,
}: {
  readonly name: ReactNode;
  readonly value: ReactNode;
  readonly strong?: boolean;
  readonly part?: boolean;
}) {
  return (
    <div
      className={`flex flex-wrap justify-between gap-x-4 ${part ? "border-l-2 border-line pl-3 text-muted" : ""} ${strong ? "text-base font-semibold" : ""}`}
    >
      <dt className="min-w-0">{name}</dt>
      <dd className="ml-auto">{value}</dd>
    </div>
  );
}
