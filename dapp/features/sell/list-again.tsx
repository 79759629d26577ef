"use client";
import type { TermsId } from "@ftns-market/sdk/chain";
import { useState } from "react";
import { formatUnits } from "viem";
import { FormAction } from "@/features/transaction";
import { NO_OFFER, readOffer } from "./offer-fields";
import { OfferInputs } from "./offer-inputs";

/** Makes an offer for terms that have none that can be bought. */
export function ListAgain({
  terms,
  name,
  unit,
  now,
  price,
}: {
  readonly terms: TermsId;
  readonly name: string;
  readonly unit: string;
  readonly now: number;
  /** Of the offer before, FTNS base units; undefined when there was none. */
  readonly price?: bigint | undefined;
}) {
  const [fields, setFields] = useState(NO_OFFER);
  const { offer, problems } = readOffer(fields, now);
  return (
    <FormAction
      title="Offer this licence"
      wide
      valid={offer !== undefined}
      onOpen={() => setFields({ ...NO_OFFER, price: price === undefined ? "" : formatUnits(price, 18) })}
      prepare={async (market) => {
        const { listLicences } = await import("@ftns-market/sdk/actions");
        if (offer === undefined) throw new TypeError("the review opens only with an offer");
        return listLicences(market, { ...offer, terms, name });
      }}
      explanation="The price can be changed later. What you owe for encrypted assets is a key for each sale, within the delivery window."
      fields={<OfferInputs {...{ fields, problems, unit }} onChange={setFields} />}
    >
      {price === undefined ? "Offer" : "Offer again"}
    </FormAction>
  );
}
