"use client";
import { LICENCE_KINDS, type LicenceKind } from "@ftns-market/sdk/chain";
import { Button } from "@/components/button";
import { CheckboxField, SelectField, TextArea, TextField } from "@/components/field";
import { STANDARD_LICENCES, standardLicence } from "@/lib/licence";
import { newOffer, type LicenceChoice, type OfferForm } from "./form";
import { withoutRow, withRow, type StepProps } from "./step";
import { begunOffers, isLocked } from "./wizard";

const KIND_NAMES: Readonly<Record<LicenceKind, string>> = {
  Perpetual: "For ever, paid once",
  Subscription: "Subscription",
  Metered: "Packs of uses",
};
const CATALOGUE = STANDARD_LICENCES.map(({ id, name }) => ({ value: id, label: `${name} (${id})` }));

/** The fourth step: under which licences, for how much. */
export function OffersStep(props: StepProps) {
  const { draft, problems, existing, edit } = props;
  const { form } = draft;
  return (
    <>
      <LicenceField
        label="Licence text"
        licence={form.licence}
        disabled={isLocked(draft)}
        error={problems["licence.text"]}
        onChange={(licence) => licence !== undefined && edit({ licence })}
      />
      {existing === undefined ? undefined : (
        <p className="text-muted">
          The {existing.activeOffers} offers it has stay, and sell the new version from now on.
        </p>
      )}
      {form.offers.map((offer, index) => (
        <OfferFields key={offer.key} {...props} offer={offer} index={index} />
      ))}
      {form.offers.length === 0 ? <p className="text-muted">No new offer.</p> : undefined}
      <Button
        tone="secondary"
        size="sm"
        className="self-start"
        onClick={() => edit({ offers: [...form.offers, newOffer()] })}
      >
        Add an offer
      </Button>
      {form.encrypted && form.offers.length > 0 ? (
        <TextField
          label="Keep bonds ready for so many sales at a time"
          inputMode="numeric"
          value={form.openSales}
          error={problems["openSales"]}
          disabled={isLocked(draft)}
          hint="Each encrypted sale holds a bond of yours until it is settled. Without credit for it, nobody can buy."
          onChange={({ currentTarget }) => edit({ openSales: currentTarget.value })}
        />
      ) : undefined}
    </>
  );
}

function LicenceField({
  label,
  licence,
  error,
  disabled,
  same = false,
  onChange,
}: {
  readonly label: string;
  readonly licence: LicenceChoice | undefined;
  readonly error: string | undefined;
  readonly disabled: boolean;
  /** Offers "as the asset". */
  readonly same?: boolean;
  readonly onChange: (licence: LicenceChoice | undefined) => void;
}) {
  const value = licence === undefined ? "same" : licence.kind === "own" ? "own" : licence.spdx;
  const own = { value: "own", label: "My own text" };
  const options = [...(same ? [{ value: "same", label: "The same as above" }] : []), ...CATALOGUE, own];
  const choose = (chosen: string) => {
    if (chosen === "same") onChange(undefined);
    else onChange(chosen === "own" ? { kind: "own", name: "", text: "" } : { kind: "spdx", spdx: chosen });
  };
  return (
    <div className="flex flex-col gap-2">
      <SelectField
        {...{ label, value, options, disabled }}
        hint={licence?.kind === "spdx" ? standardLicence(licence.spdx)?.summary : undefined}
        onChange={({ currentTarget }) => choose(currentTarget.value)}
      />
      {licence?.kind === "own" ? (
        <>
          <TextField
            label="Name of the licence (optional)"
            value={licence.name}
            disabled={disabled}
            onChange={({ currentTarget }) => onChange({ ...licence, name: currentTarget.value })}
          />
          <TextArea
            label="Text of the licence"
            value={licence.text}
            error={error}
            disabled={disabled}
            hint="It is stored on IPFS and never changes."
            onChange={({ currentTarget }) => onChange({ ...licence, text: currentTarget.value })}
          />
        </>
      ) : undefined}
    </div>
  );
}

function OfferFields({
  draft,
  problems,
  edit,
  offer,
  index,
}: StepProps & { readonly offer: OfferForm; readonly index: number }) {
  const { offers } = draft.form;
  const disabled = index < begunOffers(draft);
  const change = (part: Partial<OfferForm>) => edit({ offers: withRow(offers, index, part) });
  const line = (
    field: "price" | "quantity" | "supplyCap" | "periodDays" | "unitsPerPack",
    label: string,
    more: { readonly suffix?: string; readonly hint?: string } = {},
  ) => (
    <TextField
      {...{ label, disabled, ...more }}
      inputMode="decimal"
      value={offer[field]}
      error={problems[`offers.${index}.${field}`]}
      onChange={({ currentTarget }) => change({ [field]: currentTarget.value })}
    />
  );
  return (
    <fieldset className="flex min-w-0 flex-col gap-3 rounded-md border border-line p-3">
      <legend className="px-1 font-medium">Offer {index + 1}</legend>
      <div className="grid gap-3 sm:grid-cols-2">
        <SelectField
          label="Kind"
          disabled={disabled}
          value={offer.kind}
          options={LICENCE_KINDS.map((value) => ({ value, label: KIND_NAMES[value] }))}
          onChange={({ currentTarget }) => change({ kind: currentTarget.value as LicenceKind })}
        />
        {line("price", "Price", { suffix: "FTNS" })}
        {offer.kind === "Subscription" ? line("periodDays", "Days per period") : undefined}
        {offer.kind === "Metered" ? line("unitsPerPack", "Uses per pack") : undefined}
        {line("quantity", "On sale now (optional)", { hint: "Empty: without limit." })}
        {line("supplyCap", "Ever issued at most (optional)", { hint: "Empty: without limit. Can never be raised." })}
        <TextField
          label="On sale until (UTC, optional)"
          type="datetime-local"
          disabled={disabled}
          value={offer.expiresAt}
          error={problems[`offers.${index}.expiresAt`]}
          onChange={({ currentTarget }) => change({ expiresAt: currentTarget.value })}
        />
      </div>
      <Conditions {...{ offer, index, problems, disabled, change }} />
      <RemoveButton {...{ index, disabled }} onClick={() => edit({ offers: withoutRow(offers, index) })} />
    </fieldset>
  );
}

/** What buyers may do with the licence of an offer. */
function Conditions({
  offer,
  index,
  problems,
  disabled,
  change,
}: {
  readonly offer: OfferForm;
  readonly index: number;
  readonly problems: StepProps["problems"];
  readonly disabled: boolean;
  readonly change: (part: Partial<OfferForm>) => void;
}) {
  return (
    <>
      <LicenceField
        same
        label="Licence text of this offer"
        licence={offer.licence}
        disabled={disabled}
        error={problems[`offers.${index}.licence.text`]}
        onChange={(licence) => change({ licence })}
      />
      <CheckboxField
        label="Buyers may pass it on"
        disabled={disabled}
        checked={offer.transferable}
        onChange={({ currentTarget }) => change({ transferable: currentTarget.checked })}
      />
      <CheckboxField
        label="Exclusive: while it is valid, nobody else gets a new licence"
        disabled={disabled}
        hint={problems[`offers.${index}.exclusive`]}
        checked={offer.exclusive}
        onChange={({ currentTarget }) => change({ exclusive: currentTarget.checked })}
      />
    </>
  );
}

function RemoveButton({
  index,
  disabled,
  onClick,
}: {
  readonly index: number;
  readonly disabled: boolean;
  readonly onClick: () => void;
}) {
  return (
    <Button tone="quiet" size="sm" className="self-start" disabled={disabled} onClick={onClick}>
      Remove offer {index + 1}
    </Button>
  );
}
