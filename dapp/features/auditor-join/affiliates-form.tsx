"use client";
import type { AuditTerms, ChainAuditor } from "@ftns-market/sdk/reads";
import { useState } from "react";
import { Section } from "@/components/card";
import { TextField } from "@/components/field";
import { AccountLink, Moment } from "@/components/values";
import { ActionButton } from "@/features/transaction";
import { isSameAddress, readAddress } from "@/lib/address";
import { formatDuration } from "@/lib/format";
import { SeatWarning } from "./seat-warning";

const MOST = 8;

/** Declares accounts that an auditor is close to, and takes declarations back. */
export function AffiliatesForm({ auditor, terms }: { readonly auditor: ChainAuditor; readonly terms: AuditTerms }) {
  const { account, affiliates } = auditor;
  const [text, setText] = useState("");
  const { address, problem } = readAddress(text);
  const own = isSameAddress(address, account)
    ? "This is your own account: you are never drawn for your own."
    : undefined;
  return (
    <Section
      id="affiliates"
      title="Conflicts"
      description="Employers, relatives, other accounts of yours. You are not drawn for anything that one of them has a part in."
    >
      <div className="flex flex-col gap-4">
        <Declared affiliates={affiliates} terms={terms} />
        <SeatWarning auditor={account} terms={terms} />
        <TextField
          label="Account you are close to"
          autoComplete="off"
          spellCheck={false}
          value={text}
          onChange={({ target }) => setText(target.value)}
          hint={`Counts at once, and is public. At most ${MOST}.`}
          error={problem ?? own}
        />
        <div>
          <ActionButton
            title="Declare an account"
            size="md"
            disabled={address === undefined || own !== undefined || affiliates.length >= MOST}
            prepare={async (market) => {
              if (address === undefined) throw new TypeError("the form is not filled in");
              return (await import("@ftns-market/sdk/actions")).declareAffiliate(market, address);
            }}
            explanation="Undeclared closeness that is found out can cost your stake, by vote or dispute."
            onDone={() => setText("")}
          >
            Declare
          </ActionButton>
        </div>
      </div>
    </Section>
  );
}

function Declared({
  affiliates,
  terms,
}: {
  readonly affiliates: ChainAuditor["affiliates"];
  readonly terms: AuditTerms;
}) {
  if (affiliates.length === 0) return undefined;
  return (
    <ul aria-label="Declared accounts" className="divide-y divide-line">
      {affiliates.map(({ account: affiliate, until }) => (
        <li key={affiliate} className="flex flex-wrap items-center justify-between gap-2 py-2">
          <AccountLink address={affiliate} />
          {until === undefined ? (
            <ActionButton
              title="Take a declaration back"
              prepare={async (market) => (await import("@ftns-market/sdk/actions")).dropAffiliate(market, affiliate)}
              explanation={`It counts for ${formatDuration(terms.domainDelay)} more.`}
            >
              Take back
            </ActionButton>
          ) : (
            <span className="text-xs text-muted">
              counts until <Moment seconds={until} />
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
