"use client";
import { keys } from "@ftns-market/sdk/queries";
import type { ChainAuditor } from "@ftns-market/sdk/reads";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/components/button";
import { Section } from "@/components/card";
import { Failure } from "@/components/failure";
import { Skeleton } from "@/components/notice";
import { TaskDialog } from "@/features/transaction";
import { useMarket } from "@/features/wallet";
import { useSiteConfig } from "@/lib/config-context";
import { areCredentialsReady, EMPTY_CREDENTIALS, type CredentialsDraft } from "./credentials";
import { CredentialsFields, credentialsOf } from "./credentials-fields";

/** Replaces what an auditor says of itself. */
export function CredentialsForm({ auditor }: { readonly auditor: ChainAuditor }) {
  const market = useMarket();
  const { data, error, refetch } = useQuery({
    queryKey: [...keys.auditor(auditor.account), "credentials", auditor.credentials],
    queryFn: async (): Promise<CredentialsDraft> => {
      const { fetchCredentials } = await import("@ftns-market/sdk/audits");
      const { name, text, website = "" } = await fetchCredentials(market, auditor.credentials);
      return { ...EMPTY_CREDENTIALS, name, text, website };
    },
    staleTime: Infinity,
    retry: false,
  });
  return (
    <Section
      id="own-credentials"
      title="Who you say you are"
      description="Public. Earlier versions stay in the history."
    >
      {data === undefined ? (
        error === null ? (
          <Skeleton className="h-64" />
        ) : (
          <div className="flex flex-col gap-4">
            <Failure error={error} onRetry={() => void refetch()} />
            <Editor auditor={auditor} published={EMPTY_CREDENTIALS} />
          </div>
        )
      ) : (
        <Editor key={auditor.credentials} auditor={auditor} published={data} />
      )}
    </Section>
  );
}

function Editor({ auditor, published }: { readonly auditor: ChainAuditor; readonly published: CredentialsDraft }) {
  const { ipfs } = useSiteConfig();
  const [draft, setDraft] = useState(published);
  const [agreed, setAgreed] = useState<CredentialsDraft>();
  const ready = ipfs.uploadUrl !== undefined && draft !== published && areCredentialsReady(draft);
  const { account, domains, nextDomains, stake } = auditor;
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) setAgreed(draft);
      }}
    >
      <CredentialsFields draft={draft} onChange={(part) => setDraft({ ...draft, ...part })} />
      <div>
        <Button type="submit" tone="secondary" disabled={!ready}>
          Publish
        </Button>
      </div>
      {agreed === undefined ? undefined : (
        <TaskDialog
          title="Replace your credentials"
          summary={`Publish who you are as an auditor, as “${agreed.name.trim()}”.`}
          cost="Takes no FTNS: an upload, then 1 transaction with the network’s fee."
          task={async (market, options) => {
            const { becomeAuditor } = await import("@ftns-market/sdk/journeys");
            const same = { domains: nextDomains?.domains ?? domains, stake };
            await becomeAuditor(market, { ...same, credentials: credentialsOf(agreed) }, { send: options });
          }}
          refresh={[keys.auditor(account), keys.auditors()]}
          onClose={() => setAgreed(undefined)}
        />
      )}
    </form>
  );
}
