"use client";
import { keys } from "@ftns-market/sdk/queries";
import type { AuditTerms, Funds } from "@ftns-market/sdk/reads";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { formatUnits } from "viem";
import { Button } from "@/components/button";
import { Fact, Facts, Section } from "@/components/card";
import { Failure } from "@/components/failure";
import { SelectField, TextField } from "@/components/field";
import { Skeleton } from "@/components/notice";
import { Amount } from "@/components/values";
import { useAccountFunds } from "@/features/funds";
import { SOURCE_STEPS, SourceChoice, sourceFor, type Source } from "@/features/payment";
import { TaskDialog } from "@/features/transaction";
import type { WalletPartProps } from "@/features/wallet";
import { readAmount } from "@/lib/amount";
import { formatDuration, formatFtns } from "@/lib/format";
import { auditPlan } from "./plan";

export interface OrderFormProps extends WalletPartProps {
  readonly asset: number;
  readonly name: string;
  /** Numbers of its versions, the latest first. */
  readonly versions: readonly number[];
  /** Chosen at the beginning. */
  readonly version: number;
  readonly terms: AuditTerms;
}

interface Agreed {
  readonly version: number;
  readonly fee: bigint;
  readonly source: Source;
}

/** Orders an audit of a version and pays for it. */
export function OrderForm(props: OrderFormProps) {
  const { data, error, refetch } = useAccountFunds(props.address);
  if (data !== undefined) return <Order {...props} funds={data} />;
  return error === null ? <Skeleton className="h-72" /> : <Failure error={error} onRetry={() => void refetch()} />;
}

function Order({ funds, ...props }: OrderFormProps & { readonly funds: Funds }) {
  const { versions, terms } = props;
  const [version, setVersion] = useState(props.version);
  const [text, setText] = useState(() => formatUnits(terms.fee, 18));
  const [chosen, setChosen] = useState<Source>();
  const [agreed, setAgreed] = useState<Agreed>();
  const { amount, problem } = readAmount(text);
  const tooLow = amount !== undefined && amount < terms.fee;
  const fee = tooLow ? undefined : amount;
  const total = fee === undefined ? undefined : auditPlan(terms, fee).total;
  const source = total === undefined ? undefined : sourceFor(total, funds, chosen);
  return (
    <Section id="order" title="Your order">
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (fee !== undefined && source !== undefined) setAgreed({ version, fee, source });
        }}
      >
        <VersionField versions={versions} version={version} onChange={setVersion} />
        <TextField
          label="Fee of each auditor"
          suffix="FTNS"
          inputMode="decimal"
          autoComplete="off"
          value={text}
          onChange={({ target }) => setText(target.value)}
          hint={`At least ${formatFtns(terms.fee)}. Auditors who were drawn cannot turn a low fee down without losing stake, so offer what the work is worth.`}
          error={problem ?? (tooLow ? `Each auditor is paid at least ${formatFtns(terms.fee)}.` : undefined)}
        />
        {fee === undefined ? undefined : <PlanFacts terms={terms} fee={fee} />}
        {total === undefined ? undefined : (
          <SourceChoice legend="Pay with" amount={total} purse={funds} chosen={source} onChoose={setChosen} />
        )}
        <div>
          <Button type="submit" disabled={source === undefined}>
            Order the audit
          </Button>
        </div>
      </form>
      {agreed === undefined ? undefined : (
        <OrderDialog {...props} agreed={agreed} onClose={() => setAgreed(undefined)} />
      )}
    </Section>
  );
}

function VersionField({
  versions,
  version,
  onChange,
}: Pick<OrderFormProps, "versions" | "version"> & { readonly onChange: (version: number) => void }) {
  return (
    <SelectField
      label="Version"
      value={String(version)}
      onChange={({ target }) => onChange(Number(target.value))}
      options={versions.map((number, index) => ({
        value: String(number),
        label: index === 0 ? `Version ${number}, the latest` : `Version ${number}`,
      }))}
      hint="A certificate is about one version only."
    />
  );
}

/** What it costs, how long it takes, and what comes back. */
function PlanFacts({ terms, fee }: Pick<OrderFormProps, "terms"> & { readonly fee: bigint }) {
  const { total, usual, longest } = auditPlan(terms, fee);
  return (
    <Facts>
      <Fact name={`${terms.seats} auditors`}>
        <Amount amount={total} className="font-semibold" /> in all, paid now
      </Fact>
      <Fact name="Takes">
        {formatDuration(usual)} at most when nobody is silent, {formatDuration(longest)} in the worst case
      </Fact>
      <Fact name="Back to you">
        {formatFtns(fee)} for each seat that does not reveal, as vault credit, when it is concluded
      </Fact>
    </Facts>
  );
}

function OrderDialog({
  address,
  asset,
  name,
  terms,
  agreed: { version, fee, source },
  onClose,
}: Pick<OrderFormProps, "address" | "asset" | "name" | "terms"> & {
  readonly agreed: Agreed;
  readonly onClose: () => void;
}) {
  const router = useRouter();
  const total = auditPlan(terms, fee).total;
  return (
    <TaskDialog
      title="Order an audit"
      summary={`Order an audit of version ${version} of ${name} by ${terms.seats} auditors for ${formatFtns(fee)} each, ${formatFtns(total)} in all. What they find is public, whatever it is.`}
      cost={`Takes ${formatFtns(total)}, and the network’s fees. ${SOURCE_STEPS[source]}`}
      task={async (market, options) => {
        const { orderAudit } = await import("@ftns-market/sdk/journeys");
        return orderAudit(market, { asset, version, fee, fromCredit: source === "credit", name }, { send: options });
      }}
      refresh={[keys.audits(), keys.certificates(asset), keys.funds(address)]}
      onDone={(audit) => router.push(`/audits/${audit}`)}
      onClose={onClose}
    />
  );
}
