"use client";
import { AUCTION_CONTRACTS, POLICY_PARAMETERS } from "@ftns-market/sdk/chain";
import { EXECUTION_DELAY, POLICY_NUMBERS, VOTING_NUMBERS, VOTING_RULES } from "@ftns-market/sdk/governance";
import type { ReactNode } from "react";
import { CheckboxField, SelectField, TextArea } from "@/components/field";
import { formatFtns } from "@/lib/format";
import { OTHER_CONTRACT, type DecisionKind } from "./decisions";
import { Line, type FieldsProps } from "./line";
import {
  AdmissionFields,
  AuditorFields,
  CategoriesFields,
  ExpelFields,
  ReporterFields,
  SlashFields,
} from "./trust-fields";

/** What has to be filled in for one decision. */
export function DecisionFields({ kind, ...props }: FieldsProps & { readonly kind: DecisionKind }) {
  const Fields = FIELDS[kind];
  return <Fields {...props} />;
}

const FIELDS: Readonly<Record<DecisionKind, (props: FieldsProps) => ReactNode>> = {
  policy: PolicyFields,
  payment: PaymentFields,
  admitVenue: AdmitFields,
  retireVenue: RetireFields,
  appointGuardian: GuardianFields,
  removeGuardian: GuardianFields,
  endPause: () => <p className="text-muted">Nothing has to be filled in. The rest between pauses stays as it is.</p>,
  votingRule: RuleFields,
  executionDelay: DelayFields,
  takeDown: AssetFields,
  restore: AssetFields,
  certifiedCategories: CategoriesFields,
  auditorAdmission: AdmissionFields,
  admitAuditor: AuditorFields,
  governmentAuditor: AuditorFields,
  expelAuditor: ExpelFields,
  slashAuditor: SlashFields,
  setReporter: ReporterFields,
  raw: RawFields,
};

/** Sets and choices have decisions of their own, in words. */
const PLAIN_NUMBERS = POLICY_PARAMETERS.filter((name) => name !== "CertifiedCategories" && name !== "AuditorAdmission");

function PolicyFields(props: FieldsProps) {
  const { fields, facts, onChange } = props;
  const parameter = POLICY_PARAMETERS.find((name) => name === fields.parameter) ?? "PlatformFee";
  const { format, meaning } = POLICY_NUMBERS[parameter];
  const { value, min, max } = facts.numbers[parameter];
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <SelectField
        label="Which number"
        hint={meaning}
        value={parameter}
        onChange={({ target }) => onChange({ parameter: target.value, value: "" })}
        options={PLAIN_NUMBERS.map((name) => ({ value: name, label: POLICY_NUMBERS[name].label }))}
      />
      <Line
        name="value"
        label="New value"
        hint={`Now ${format(value)}. From ${format(min)} to ${format(max)}; no vote can leave that.`}
        props={props}
      />
    </div>
  );
}

function RuleFields(props: FieldsProps) {
  const { fields, facts, onChange } = props;
  const rule = VOTING_RULES.find((name) => name === fields.rule) ?? "votingDelay";
  const { format, meaning } = VOTING_NUMBERS[rule];
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <SelectField
        label="Which rule"
        hint={meaning}
        value={rule}
        onChange={({ target }) => onChange({ rule: target.value, value: "" })}
        options={VOTING_RULES.map((name) => ({ value: name, label: VOTING_NUMBERS[name].label }))}
      />
      <Line name="value" label="New value" hint={`Now ${format(BigInt(facts.rules[rule]))}.`} props={props} />
    </div>
  );
}

function DelayFields(props: FieldsProps) {
  const { format, meaning } = EXECUTION_DELAY;
  const now = format(BigInt(props.facts.rules.executionDelay));
  return <Line name="value" label="New delay" hint={`${meaning} Now ${now}.`} props={props} />;
}

function PaymentFields(props: FieldsProps) {
  const { wallet, credit } = props.facts.treasury;
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Line name="recipient" label="Recipient" hint="The account that is paid." props={props} />
      <Line
        name="amount"
        label="Amount"
        suffix="FTNS"
        hint={`The treasury has ${formatFtns(wallet)} in its wallet and ${formatFtns(credit)} of credit.`}
        props={props}
      />
    </div>
  );
}

function AdmitFields(props: FieldsProps) {
  return (
    <>
      <Line
        name="venue"
        label="Address of the contract"
        hint="A venue is trusted with the sales that it opens. Name its source and its audit in the text."
        props={props}
      />
      <CheckboxField
        label="It holds the money of buyers for a while, as auctions do"
        hint="Then the vault opens a compartment for it, once and for all."
        checked={props.fields.locksMoney === "yes"}
        onChange={({ target }) => props.onChange({ locksMoney: target.checked ? "yes" : "no" })}
      />
    </>
  );
}

const VENUES = ["Listings", ...Object.values(AUCTION_CONTRACTS)].map((name) => ({ value: name, label: name }));

function RetireFields(props: FieldsProps) {
  const { fields, onChange } = props;
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <SelectField
        label="Which venue"
        hint="What it has opened runs to its end: sales, and auctions with their bids."
        value={fields.venue ?? "Listings"}
        onChange={({ target }) => onChange({ venue: target.value })}
        options={[...VENUES, { value: OTHER_CONTRACT, label: "Another one" }]}
      />
      {fields.venue === OTHER_CONTRACT ? (
        <Line name="otherVenue" label="Address of the contract" props={props} />
      ) : undefined}
    </div>
  );
}

function GuardianFields(props: FieldsProps) {
  return <Line name="account" label="Account" hint="Better a contract with several signers." props={props} />;
}

function AssetFields(props: FieldsProps) {
  return (
    <div className="grid gap-4">
      <Line name="asset" label="Number of the asset" hint="As in the address of its page." props={props} />
      <TextArea
        label="Reason"
        rows={3}
        hint="Public for ever, published on IPFS; its digest is in the call."
        value={props.fields.reason ?? ""}
        onChange={({ target }) => props.onChange({ reason: target.value })}
      />
    </div>
  );
}

function RawFields(props: FieldsProps) {
  return (
    <div className="grid gap-4">
      <Line name="target" label="Target" hint="The contract that the timelock calls." props={props} />
      <TextArea
        label="Data"
        rows={3}
        spellCheck={false}
        hint="Calldata: 0x, the selector and the arguments. Empty to send coin alone."
        value={props.fields.data ?? ""}
        onChange={({ target }) => props.onChange({ data: target.value })}
        error={props.problems.data}
      />
      <Line name="coin" label="Coin sent along, wei" hint="0 unless the call needs it." props={props} />
    </div>
  );
}
