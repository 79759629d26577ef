import { readAssetPage, type AssetPage } from "@ftns-market/sdk/queries";
import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { cache } from "react";
import { Empty, Notice } from "@/components/notice";
import { PageHeader } from "@/components/page-header";
import { Amount } from "@/components/values";
import { assetName, Checkout, offerOf, quantityOf } from "@/features/checkout";
import { visibleName } from "@/lib/asset-name";
import { licenceName } from "@/lib/licence";
import { serverMarket } from "@/lib/server/market";

interface Props {
  readonly params: Promise<{ readonly id: string }>;
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

type Found = { readonly page: AssetPage | undefined } | { readonly failed: string };

const read = cache(async (id: string): Promise<Found> => {
  try {
    return { page: await readAssetPage(serverMarket(), Number(id)) };
  } catch (error) {
    return { failed: error instanceof Error ? error.message : String(error) };
  }
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id } = await params;
  const found = await read(id);
  const name = "page" in found ? visibleName(found.page?.metadata) : undefined;
  return {
    title: `Buy ${name ?? `asset ${id}`}`,
    description: "What you get, what it costs and who gets how much, checked before you pay.",
    alternates: { canonical: `/assets/${id}/checkout` },
    robots: { index: false },
  };
}

export default async function CheckoutPage({ params, searchParams }: Props) {
  const { id } = await params;
  const { terms, quantity } = await searchParams;
  if (!/^\d{1,12}$/.test(id)) notFound();
  const found = await read(id);
  if ("failed" in found) {
    return (
      <Frame name={`Asset ${id}`}>
        <Notice tone="danger" title="The index does not answer">
          {found.failed} Prices and payments do not depend on it, but this page needs to know what is for sale. Load it
          again in a moment.
        </Notice>
      </Frame>
    );
  }
  if (found.page === undefined) notFound();
  const page = found.page;
  const offer = offerOf(page, typeof terms === "string" ? terms : undefined);
  if (offer === undefined) return <ChooseTerms page={page} />;
  return (
    <Frame name={assetName(offer)}>
      <Checkout
        key={offer.terms}
        offer={offer}
        quantity={quantityOf(typeof quantity === "string" ? quantity : undefined)}
      />
    </Frame>
  );
}

function Frame({ name, children }: { readonly name: string; readonly children: React.ReactNode }) {
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader
        title={`Buy ${name}`}
        description="Nothing is paid before the last step. Each cost is shown before your wallet opens."
      />
      {children}
    </div>
  );
}

/** The address named no terms, or some that this asset does not have. */
function ChooseTerms({ page }: { readonly page: AssetPage }) {
  const name = visibleName(page.metadata) ?? `Asset ${page.id}`;
  const offered = page.terms.flatMap((terms) =>
    terms.offers.filter(({ active }) => active).map((offer) => ({ terms, offer })),
  );
  return (
    <Frame name={name}>
      {offered.length === 0 ? (
        <Empty title="Nothing is for sale here now">The owner has no open offer for this asset.</Empty>
      ) : (
        <ul className="flex flex-col gap-2">
          {offered.map(({ terms, offer }) => (
            <li key={offer.id}>
              <Link
                href={`/assets/${page.id}/checkout?terms=${terms.id}`}
                className="flex flex-wrap justify-between gap-x-4 rounded-lg border border-line bg-card p-4 hover:bg-sunken"
              >
                <span className="font-medium">{licenceName(terms)}</span>
                <Amount amount={offer.price} />
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Frame>
  );
}
