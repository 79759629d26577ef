"use client";
import type { ChainListing } from "@ftns-market/sdk/reads";
import { ArrowRight } from "lucide-react";
import { useState } from "react";
import { formatUnits } from "viem";
import { TextField } from "@/components/field";
import { Amount } from "@/components/values";
import { FormAction } from "@/features/transaction";
import { readReprice } from "./offer-fields";

/** Changes the price of an offer: what it is, what it becomes, and what that means for buyers who are about to pay. */
export function RepriceButton({
  listing,
  name,
  unit,
}: {
  readonly listing: ChainListing;
  readonly name: string;
  readonly unit: string;
}) {
  const [text, setText] = useState("");
  const { price, problem, change } = readReprice(text, listing.price);
  return (
    <FormAction
      title="Change the price"
      valid={price !== undefined}
      onOpen={() => setText(formatUnits(listing.price, 18))}
      prepare={async (market) => {
        const { repriceListing } = await import("@ftns-market/sdk/actions");
        if (price === undefined) throw new TypeError("the review opens only with a price");
        return repriceListing(market, { terms: listing.terms, price, name });
      }}
      explanation={
        <>
          <p className="mb-2 flex flex-wrap items-center gap-2 font-medium text-ink">
            <Amount amount={listing.price} />
            <ArrowRight aria-label="becomes" className="size-4" />
            <Amount amount={price ?? listing.price} />
          </p>
          <p>
            Buyers are safe: each of them signs a highest price, and a purchase that would cost more is refused by the
            chain. Nobody pays a raised price without seeing it.
          </p>
        </>
      }
      fields={
        <>
          <TextField
            label={`New price per ${unit}`}
            suffix="FTNS"
            inputMode="decimal"
            autoComplete="off"
            value={text}
            onChange={({ target }) => setText(target.value)}
            hint={change ?? "0 gives it away."}
            error={problem}
          />
          <p className="text-muted">
            Now <Amount amount={listing.price} />. A new price counts for later purchases only.
          </p>
        </>
      }
    >
      Change price
    </FormAction>
  );
}
