"use client";
import type { AuditTerms, ChainAuditor } from "@ftns-market/sdk/reads";
import { useState } from "react";
import { Section } from "@/components/card";
import { Notice } from "@/components/notice";
import { DomainList } from "@/features/auditors";
import { ActionButton } from "@/features/transaction";
import { formatDuration, formatMoment } from "@/lib/format";
import { DomainChoice } from "./domain-choice";

/** Changes what an auditor is drawn for. */
export function DomainsForm({ auditor, terms }: { readonly auditor: ChainAuditor; readonly terms: AuditTerms }) {
  const { domains, nextDomains } = auditor;
  const named = nextDomains?.domains ?? domains;
  const [chosen, setChosen] = useState(named);
  const isChanged = chosen.length !== named.length || chosen.some((domain) => !named.includes(domain));
  return (
    <Section
      id="domains"
      title="Domains"
      description={`A change counts after ${formatDuration(terms.domainDelay)}, so that nobody becomes an expert for one job.`}
    >
      <div className="flex flex-col gap-4">
        {nextDomains === undefined ? undefined : (
          <Notice title={`From ${formatMoment(nextDomains.from)} on`}>
            <DomainList domains={nextDomains.domains} />
          </Notice>
        )}
        <DomainChoice chosen={chosen} onChange={setChosen} />
        <div>
          <ActionButton
            title="Change your domains"
            size="md"
            disabled={!isChanged || chosen.length === 0}
            prepare={async (market) => (await import("@ftns-market/sdk/actions")).changeDomains(market, chosen)}
            explanation="A change that is still due is replaced, and its delay begins anew."
          >
            Change domains
          </ActionButton>
        </div>
      </div>
    </Section>
  );
}
