import { isTitle } from "@ftns-market/sdk/chain";
import type { SalePage } from "@ftns-market/sdk/queries";
import Link from "next/link";
import { Fact, Facts, Section } from "@/components/card";
import { AccountLink, Amount, Hash } from "@/components/values";
import { assetName } from "@/lib/asset-name";
import { formatCount } from "@/lib/format";
import type { PurchaseView } from "./purchase-view";

/** What was bought, of whom, for how much, and where that is written. */
export function PurchaseFacts({
  purchase,
  history,
}: {
  readonly purchase: PurchaseView;
  readonly history: SalePage | undefined;
}) {
  const { asset, version, quantity, amount, bond, seller, buyer, terms, instant, sale } = purchase;
  return (
    <Section id="facts" title="What was agreed">
      <Facts>
        <Fact name="Asset">
          <Link href={`/assets/${asset}`} className="text-accent hover:underline" dir="auto">
            {assetName({ id: String(asset), metadata: history?.asset.metadata })}
          </Link>
          , version {version}
        </Fact>
        <Fact name="Quantity">{formatCount(quantity)}</Fact>
        <Fact name="Paid">
          <Amount amount={amount} />
        </Fact>
        {instant ? undefined : (
          <Fact name="Seller’s bond">
            <Amount amount={bond} />
          </Fact>
        )}
        <Fact name="Buyer">
          <AccountLink address={buyer} />
        </Fact>
        <Fact name="Seller">
          <AccountLink address={seller} />
        </Fact>
        {isTitle(terms) ? (
          <Fact name="Goods">The asset itself</Fact>
        ) : (
          <Fact name="Licence terms">
            <Link href={`/assets/${asset}/checkout?terms=${terms}`} className="text-accent hover:underline">
              {String(terms)}
            </Link>
          </Fact>
        )}
        <Fact name="Purchase">{String(sale)}</Fact>
        {history === undefined ? undefined : (
          <Fact name="Transaction">
            <Hash value={history.transaction} what="the hash of the purchase" />
          </Fact>
        )}
      </Facts>
    </Section>
  );
}
