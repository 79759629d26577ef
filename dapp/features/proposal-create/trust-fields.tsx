"use client";
import { CATEGORIES, type Category } from "@ftns-market/sdk/chain";
import { ChoiceCards } from "@/components/choice";
import { CheckboxField, SelectField, TextArea } from "@/components/field";
import { CATEGORY_WORDS } from "@/features/catalogue";
import { OTHER_CONTRACT } from "./decisions";
import { Line, type FieldsProps } from "./line";
import {
  ADMISSION_WORDS,
  ADMISSIONS,
  admissionNow,
  certifiedNow,
  categoriesText,
  readCategories,
  REPORTERS,
} from "./trust-words";

/** Which kinds of assets are sold only with a certificate: one box each. */
export function CategoriesFields({ fields, problems, facts, onChange }: FieldsProps) {
  const now = certifiedNow(facts);
  const chosen = readCategories(fields.categories) ?? now;
  const toggle = (category: Category, on: boolean) =>
    onChange({
      categories: categoriesText(CATEGORIES.filter((one) => (one === category ? on : chosen.includes(one)))),
    });
  return (
    <fieldset>
      <legend className="mb-2 font-medium">Sold only with a live certificate</legend>
      <div className="grid gap-2 sm:grid-cols-2">
        {CATEGORIES.map((category) => (
          <CheckboxField
            key={category}
            label={CATEGORY_WORDS[category].many}
            hint={now.includes(category) ? "Need one now" : "Need none now"}
            checked={chosen.includes(category)}
            onChange={({ target }) => toggle(category, target.checked)}
          />
        ))}
      </div>
      <p className="mt-2 text-xs text-muted">
        It holds for purchases and auctions from the execution on. What is for sale without a certificate then waits for
        an audit; sales that are open run to their end.
      </p>
      {problems.categories === undefined ? undefined : (
        <p className="mt-1 text-xs font-medium text-danger">{problems.categories}</p>
      )}
    </fieldset>
  );
}

/** How auditors come in. */
export function AdmissionFields({ fields, facts, onChange }: FieldsProps) {
  const now = admissionNow(facts);
  return (
    <ChoiceCards
      legend="Who becomes an auditor"
      columns={2}
      value={ADMISSIONS.find((one) => one === fields.admission)}
      onChange={(admission) => onChange({ admission })}
      choices={ADMISSIONS.map((value) => ({
        ...{ value, ...ADMISSION_WORDS[value] },
        obstacle: value === now ? "It is so now." : undefined,
      }))}
    />
  );
}

/** An auditor, by its address. */
export function AuditorFields(props: FieldsProps) {
  return <Line name="account" label="Auditor" hint="Its address, as on its page in the directory." props={props} />;
}

/** An auditor and why its admission ends. */
export function ExpelFields(props: FieldsProps) {
  return (
    <div className="grid gap-4">
      <AuditorFields {...props} />
      <ReasonField {...props} label="Reason" />
    </div>
  );
}

/** An auditor, what it has done, and what that costs. */
export function SlashFields(props: FieldsProps) {
  return (
    <div className="grid gap-4">
      <div className="grid gap-4 sm:grid-cols-2">
        <AuditorFields {...props} />
        <Line
          name="amount"
          label="At most"
          suffix="FTNS"
          hint="Bonded stake first, then what is on its way out; never more than there is."
          props={props}
        />
      </div>
      <ReasonField {...props} label="Offence" />
    </div>
  );
}

function ReasonField({ fields, onChange, label }: FieldsProps & { readonly label: string }) {
  return (
    <TextArea
      label={label}
      rows={3}
      hint="Public for ever, published on IPFS; its digest is in the call."
      value={fields.reason ?? ""}
      onChange={({ target }) => onChange({ reason: target.value })}
    />
  );
}

/** A contract, and whether it may report. */
export function ReporterFields(props: FieldsProps) {
  const { fields, onChange } = props;
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <SelectField
        label="Which contract"
        hint="What a reporter says moves reputations. Name its source and its audit in the text."
        value={fields.reporter ?? OTHER_CONTRACT}
        onChange={({ target }) => onChange({ reporter: target.value })}
        options={[
          ...REPORTERS.map((name) => ({ value: name, label: name })),
          { value: OTHER_CONTRACT, label: "Another one" },
        ]}
      />
      <SelectField
        label="From the execution on"
        value={fields.allowed ?? "yes"}
        onChange={({ target }) => onChange({ allowed: target.value })}
        options={[
          { value: "yes", label: "It reports" },
          { value: "no", label: "It is not heard any more" },
        ]}
      />
      {(fields.reporter ?? OTHER_CONTRACT) === OTHER_CONTRACT ? (
        <Line name="otherReporter" label="Address of the contract" props={props} />
      ) : undefined}
    </div>
  );
}
