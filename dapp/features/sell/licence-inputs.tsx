"use client";
import { CheckboxField, SelectField, TextArea, TextField } from "@/components/field";
import { useSiteConfig } from "@/lib/config-context";
import { STANDARD_LICENCES, standardLicence } from "@/lib/licence";
import { KIND_OPTIONS, OWN_TEXT, type LicenceFields, type LicenceReading } from "./licence-fields";

/** What a licence gives and says. */
export function LicenceInputs({
  fields,
  problems,
  onChange,
}: {
  readonly fields: LicenceFields;
  readonly problems: LicenceReading["problems"];
  readonly onChange: (fields: LicenceFields) => void;
}) {
  const { ipfs } = useSiteConfig();
  const set = (part: Partial<LicenceFields>) => onChange({ ...fields, ...part });
  const texts = [
    ...STANDARD_LICENCES.map(({ id, name }) => ({ value: id, label: `${name} (${id})` })),
    // A text of one's own is stored on IPFS.
    ...(ipfs.uploadUrl === undefined ? [] : [{ value: OWN_TEXT, label: "A text of my own" }]),
  ];
  return (
    <>
      <Measures {...{ fields, problems, set }} />
      <SelectField
        label="Licence text"
        options={texts}
        value={fields.text}
        hint={
          standardLicence(fields.text)?.summary ?? "Stored on IPFS for everybody to read; its digest is on the chain."
        }
        onChange={({ target }) => set({ text: target.value })}
      />
      {fields.text === OWN_TEXT ? (
        <TextArea
          label="Your text"
          value={fields.ownText}
          hint="What is allowed and what is not. It can never be changed."
          onChange={({ target }) => set({ ownText: target.value })}
        />
      ) : undefined}
      <CheckboxField
        label="Holders may pass it on"
        hint="Given or sold on to somebody else; the holder has it no more then."
        checked={fields.transferable}
        onChange={({ target }) => set({ transferable: target.checked })}
      />
      <CheckboxField
        label="Exclusive"
        hint="While one is valid, nobody else is issued any new licence of this asset."
        checked={fields.exclusive}
        onChange={({ target }) => set({ exclusive: target.checked })}
      />
    </>
  );
}

/** The kind of a licence, with the number that belongs to it. */
function Measures({
  fields,
  problems,
  set,
}: {
  readonly fields: LicenceFields;
  readonly problems: LicenceReading["problems"];
  readonly set: (part: Partial<LicenceFields>) => void;
}) {
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <SelectField
        label="What buyers get"
        options={KIND_OPTIONS}
        value={fields.kind}
        onChange={({ target }) => set({ kind: target.value as LicenceFields["kind"] })}
      />
      {fields.kind === "Subscription" ? (
        <TextField
          {...{ label: "Days per period", inputMode: "numeric", value: fields.days, error: problems.days }}
          onChange={({ target }) => set({ days: target.value })}
        />
      ) : undefined}
      {fields.kind === "Metered" ? (
        <TextField
          {...{ label: "Uses per pack", inputMode: "numeric", value: fields.uses, error: problems.uses }}
          onChange={({ target }) => set({ uses: target.value })}
        />
      ) : undefined}
      <TextField
        {...{ label: "Issued at most", inputMode: "numeric", value: fields.cap, error: problems.cap }}
        hint="Ever, for sale or given away. Empty: without limit."
        onChange={({ target }) => set({ cap: target.value })}
      />
    </div>
  );
}
