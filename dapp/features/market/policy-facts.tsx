import type { ReactNode } from "react";
import { CATEGORY_WORDS } from "@/features/catalogue";
import { formatBps, formatCount, formatDuration } from "@/lib/format";
import type { ChainPolicy } from "@ftns-market/sdk/reads";

/** The rules in force, each with what it means. Read from the chain. */
export function PolicyFacts({ policy }: { readonly policy: ChainPolicy }) {
  return (
    <dl className="grid gap-x-8 gap-y-4 sm:grid-cols-2">
      <Rule name="Platform fee" value={formatBps(policy.feeBps)}>
        Of each payment, to the treasury. It is part of the price that a buyer sees.
      </Rule>
      <Rule name="Seller's bond" value={formatBps(policy.bondBps)}>
        Of the payment, from the seller's credit, while an encrypted sale is open. A seller who fails loses it to the
        buyer.
      </Rule>
      <Rule name="Time to deliver" value={formatDuration(policy.deliveryWindow)}>
        From the payment. Without a verified key in this time, anybody can trigger the refund.
      </Rule>
      <Rule name="Time to prove wrong content" value={formatDuration(policy.contentWindow)}>
        From the delivery. Afterwards the sale settles and the seller is paid.
      </Rule>
      <Rule name="Royalties to parents" value={`at most ${formatBps(policy.maxLineageRoyaltyBps)}`}>
        Together, of a payment less the fee, to at most {formatCount(policy.maxParents)} assets that one was made from,
        over {formatCount(policy.maxLineageDepth)} generations.
      </Rule>
      <Rule name="Contributors" value={`at most ${formatCount(policy.maxContributors)}`}>
        Share the revenue of an asset by weights that everybody can read.
      </Rule>
      <Rule name="Resale royalty" value={`at most ${formatBps(policy.maxResaleRoyaltyBps)}`}>
        What an owner may ask for when the asset itself is sold on.
      </Rule>
      <Rule
        name="Sold only with a certificate"
        value={
          policy.certifiedCategories.length === 0
            ? "Nothing"
            : policy.certifiedCategories.map((category) => CATEGORY_WORDS[category].many).join(", ")
        }
      >
        Kinds of assets that nobody can buy without a live certificate of auditors. Votes choose them.
      </Rule>
    </dl>
  );
}

function Rule({
  name,
  value,
  children,
}: {
  readonly name: string;
  readonly value: string;
  readonly children: ReactNode;
}) {
  return (
    <div>
      <dt className="text-muted">{name}</dt>
      <dd className="figures font-semibold">{value}</dd>
      <dd className="max-w-prose text-xs text-muted">{children}</dd>
    </div>
  );
}
