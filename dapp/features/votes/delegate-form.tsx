"use client";
import type { Votes } from "@ftns-market/sdk/reads";
import { useState } from "react";
import type { Address } from "viem";
import { ButtonLink } from "@/components/button";
import { Section } from "@/components/card";
import { isSameAddress } from "@/lib/address";
import { chosenDelegate, DelegateChoice, delegateInput } from "./delegate-choice";
import { DelegateButton } from "./delegate-button";

/** Names who votes with everything that the account has locked. */
export function DelegateForm({ account, votes }: { readonly account: Address; readonly votes: Votes }) {
  const [input, setInput] = useState(() => delegateInput(account, votes.delegate));
  const delegate = chosenDelegate(input, account);
  const unchanged = isSameAddress(delegate, votes.delegate);
  return (
    <Section id="delegate" title="Change who votes" description="For all that you have locked, and will lock.">
      <div className="flex flex-col gap-4">
        <DelegateChoice input={input} onChange={setInput} />
        <div className="flex flex-wrap items-center gap-2">
          <DelegateButton delegate={delegate} disabled={unchanged} tone="primary" size="md">
            Delegate
          </DelegateButton>
          <ButtonLink href="/governance/delegates" tone="quiet">
            See the delegates
          </ButtonLink>
        </div>
        {unchanged ? <p className="text-xs text-muted">This is who votes with them now.</p> : undefined}
      </div>
    </Section>
  );
}
