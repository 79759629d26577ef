import type { SaleRow } from "@ftns-market/sdk/queries";
import type { ReactNode } from "react";
import { AccountLink, Amount } from "@/components/values";
import { formatCount } from "@/lib/format";
import type { Event } from "./activity";

/** What happened, in a sentence. @param licences names of the licences, by terms */
export function EventWords({
  event,
  licences,
}: {
  readonly event: Event;
  readonly licences: Readonly<Record<string, string>>;
}): ReactNode {
  const licence = (terms: string) => `“${licences[terms] ?? `terms ${terms}`}”`;
  switch (event.kind) {
    case "published":
      return <>Version {event.version} published</>;
    case "split":
      return <>Revenue split changed: {formatCount(event.contributors)} contributors</>;
    case "offered":
      return (
        <>
          {licence(event.terms)} offered for <Price amount={event.price} />
        </>
      );
    case "repriced":
      return <RepricedWords event={event} licence={licence(event.terms)} />;
    case "paused":
    case "resumed":
    case "ended":
      return (
        <>
          Offer of {licence(event.terms)} {event.kind}
        </>
      );
    case "sold":
      return <SaleWords event={event} goods={goodsOf(event.sale, licence)} />;
    case "transferred":
      return (
        <>
          Passed from <AccountLink address={event.from} /> to <AccountLink address={event.to} />
        </>
      );
    case "takenDown":
    case "restored":
      return (
        <>
          {event.kind === "takenDown" ? "Taken down" : "Restored after an appeal"}
          {event.reason === undefined ? undefined : (
            <>
              : <bdi className="line-clamp-3 break-words">{event.reason}</bdi>
            </>
          )}
        </>
      );
    case "fraud":
      return <>Version {event.version} proved to be wrong content</>;
  }
}

function RepricedWords({
  event: { before, price },
  licence,
}: {
  readonly event: Extract<Event, { kind: "repriced" }>;
  readonly licence: string;
}) {
  return (
    <>
      Price of {licence} changed{before === null ? undefined : " from "}
      {before === null ? undefined : <Price amount={before} />} to <Price amount={price} />
    </>
  );
}

function Price({ amount }: { readonly amount: string }) {
  return amount === "0" ? "free" : <Amount amount={amount} />;
}

/** "3 × “For ever”", "the asset itself" */
function goodsOf({ terms, quantity }: SaleRow, licence: (terms: string) => string): string {
  return terms === null ? "the asset itself" : `${formatCount(quantity)} × ${licence(terms.id)}`;
}

function SaleWords({
  event: { sale },
  goods,
}: {
  readonly event: Extract<Event, { kind: "sold" }>;
  readonly goods: string;
}) {
  return (
    <>
      <AccountLink address={sale.buyer.id} /> {sale.amount === "0" ? "got" : "bought"} {goods}
      {sale.amount === "0" ? undefined : (
        <>
          {" "}
          for <Amount amount={sale.amount} />
        </>
      )}
      {sale.state === "Refunded" ? ", refunded since" : undefined}
    </>
  );
}
