"use client";
import type { TermsId } from "@ftns-market/sdk/chain";
import { keys } from "@ftns-market/sdk/queries";
import { useRef, useState } from "react";
import { Button } from "@/components/button";
import { Dialog } from "@/components/dialog";
import { CheckboxField } from "@/components/field";
import { TaskDialog } from "@/features/transaction";
import { formatFtns } from "@/lib/format";
import { licenceName, licenceSentences, licenceUnit } from "@/lib/licence";
import { createLicence, type NewLicence } from "./create-licence";
import { NO_LICENCE, OWN_TEXT, readLicence, wordedTerms, type LicenceFields } from "./licence-fields";
import { LicenceInputs } from "./licence-inputs";
import { NO_OFFER, readOffer } from "./offer-fields";
import { OfferInputs } from "./offer-inputs";

interface Props {
  readonly asset: number;
  readonly name: string;
  /** Seconds since 1970, of the chain. */
  readonly now: number;
}

/** Adds a licence to an asset, and offers it: a form, a review, then one or two transactions. */
export function LicenceButton({ asset, name, now }: Props) {
  const [stage, setStage] = useState<"closed" | "form" | "review">("closed");
  const [licence, setLicence] = useState<LicenceFields>(NO_LICENCE);
  const [selling, setSelling] = useState(true);
  const [offerFields, setOfferFields] = useState(NO_OFFER);
  const { terms, problems } = readLicence(licence);
  const { offer, problems: offerProblems } = readOffer(offerFields, now);
  const complete = terms !== undefined && (!selling || offer !== undefined);
  const text = licence.text === OWN_TEXT ? { words: licence.ownText } : { spdx: licence.text };
  const unit = terms === undefined ? "piece" : licenceUnit(wordedTerms(terms));
  return (
    <>
      <Button size="sm" tone="secondary" onClick={() => setStage("form")}>
        Add a licence
      </Button>
      <Dialog
        open={stage === "form"}
        onOpenChange={(open) => !open && setStage("closed")}
        title={`Add a licence to ${name}`}
        description="Licence terms never change once they are made. The price of an offer can."
        wide
        footer={
          <>
            <Button tone="secondary" onClick={() => setStage("closed")}>
              Cancel
            </Button>
            <Button disabled={!complete} onClick={() => setStage("review")}>
              Review
            </Button>
          </>
        }
      >
        <div className="flex flex-col gap-4">
          <LicenceInputs fields={licence} problems={problems} onChange={setLicence} />
          <CheckboxField
            label="Offer it for sale at once"
            checked={selling}
            onChange={({ target }) => setSelling(target.checked)}
          />
          {selling ? (
            <OfferInputs fields={offerFields} problems={offerProblems} unit={unit} onChange={setOfferFields} />
          ) : undefined}
        </div>
      </Dialog>
      {stage === "review" && terms !== undefined ? (
        <Review
          licence={{ asset, name, terms, text, offer: selling ? offer : undefined }}
          onClose={() => setStage("closed")}
        />
      ) : undefined}
    </>
  );
}

function Review({ licence, onClose }: { readonly licence: NewLicence; readonly onClose: () => void }) {
  const { asset, name, terms, offer, text } = licence;
  const created = useRef<TermsId>(undefined);
  const words = wordedTerms(terms);
  const priced =
    offer === undefined
      ? ""
      : ` and offer it for ${offer.price === 0n ? "nothing" : `${formatFtns(offer.price)} each`}`;
  return (
    <TaskDialog
      title={`Add a licence to ${name}`}
      summary={`License ${name}: ${licenceName(words)}${priced}.`}
      cost={`${offer === undefined ? "1 transaction" : "2 transactions"}, each with the network’s fee that your wallet shows. Takes no FTNS.`}
      task={(market, options) =>
        createLicence(market, licence, created.current, (id) => (created.current = id), options)
      }
      refresh={(id) => [keys.asset(asset), keys.search(), keys.listing(id)]}
      onClose={onClose}
    >
      <div className="rounded-md bg-sunken px-3 py-2.5">
        <p className="mb-1 font-medium">What a holder reads</p>
        <ul className="list-disc pl-5">
          {licenceSentences(words).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
          <li>{"spdx" in text ? `The text is ${text.spdx}.` : "The text is your own."}</li>
        </ul>
      </div>
    </TaskDialog>
  );
}
