"use client";
import { keys } from "@ftns-market/sdk/queries";
import type { AuditTerms, ChainAuditor, Funds } from "@ftns-market/sdk/reads";
import { useState } from "react";
import { formatUnits } from "viem";
import { Button } from "@/components/button";
import { TextField } from "@/components/field";
import { Notice } from "@/components/notice";
import { NumberedSection } from "@/components/numbered-section";
import { SOURCE_STEPS, SourceChoice, sourceFor, type Source } from "@/features/payment";
import { TaskDialog, useDialogHost } from "@/features/transaction";
import { readAmount } from "@/lib/amount";
import { useSiteConfig } from "@/lib/config-context";
import { formatDuration, formatFtns } from "@/lib/format";
import { areCredentialsReady, keepCredentials, keptCredentials, type CredentialsDraft } from "./credentials";
import { CredentialsFields, credentialsOf } from "./credentials-fields";
import { DomainChoice } from "./domain-choice";

interface Given {
  readonly auditor: ChainAuditor;
  readonly terms: AuditTerms;
  readonly funds: Funds;
}

interface Agreed {
  readonly draft: CredentialsDraft;
  readonly stake: bigint;
  readonly source: Source;
}

/** Becomes an auditor: domains, credentials, and a stake now or later. What is written survives a reload. */
export function RegisterForm({ auditor: { account }, terms, funds }: Given) {
  const { ipfs } = useSiteConfig();
  const [draft, setDraft] = useState(() => keptCredentials(account));
  const [text, setText] = useState(() => formatUnits(terms.bond, 18));
  const [chosen, setChosen] = useState<Source>();
  const { show } = useDialogHost();
  const change = (part: Partial<CredentialsDraft>) => {
    const next = { ...draft, ...part };
    setDraft(next);
    keepCredentials(account, next);
  };
  const { amount, problem } = readAmount(text, { allowZero: true });
  const stake = text.trim() === "" ? 0n : amount;
  const source = stake === undefined ? undefined : sourceFor(stake, funds, chosen);
  const canUpload = ipfs.uploadUrl !== undefined;
  const ready = canUpload && draft.domains.length > 0 && areCredentialsReady(draft);
  return (
    <form
      className="flex max-w-3xl flex-col gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        if (!ready || stake === undefined || source === undefined) return;
        const agreed = { draft, stake, source };
        show((close) => <RegisterDialog account={account} agreed={agreed} onClose={close} />);
      }}
    >
      <Rules terms={terms} />
      {canUpload ? undefined : (
        <Notice tone="warning">This site cannot publish files. Use the SDK, or another site of this market.</Notice>
      )}
      <NumberedSection number={1} title="What you audit">
        <DomainChoice chosen={draft.domains} onChange={(domains) => change({ domains })} />
        <p className="text-xs text-muted">
          You can change them later; a change counts after {formatDuration(terms.domainDelay)}.
        </p>
      </NumberedSection>
      <NumberedSection number={2} title="Who you are">
        <CredentialsFields draft={draft} onChange={change} />
      </NumberedSection>
      <NumberedSection number={3} title="Your stake">
        <StakePart {...{ terms, funds, text, problem, stake, source }} onText={setText} onChoose={setChosen} />
      </NumberedSection>
      <div>
        <Button type="submit" disabled={!ready || stake === undefined || source === undefined}>
          Become an auditor
        </Button>
      </div>
    </form>
  );
}

function StakePart({
  terms,
  funds,
  text,
  problem,
  stake,
  source,
  onText,
  onChoose,
}: Pick<Given, "terms" | "funds"> & {
  readonly text: string;
  readonly problem: string | undefined;
  readonly stake: bigint | undefined;
  readonly source: Source | undefined;
  readonly onText: (text: string) => void;
  readonly onChoose: (source: Source) => void;
}) {
  return (
    <>
      <p>
        You are drawn only with at least {formatFtns(terms.bond)} bonded. Are there accounts you are close to, such as
        an employer’s? Bond nothing now, declare them on the next page, and bond then.
      </p>
      <TextField
        label="Bond now"
        suffix="FTNS"
        inputMode="decimal"
        autoComplete="off"
        value={text}
        onChange={({ target }) => onText(target.value)}
        hint="Empty or 0: register now and bond later."
        error={problem}
      />
      {stake === undefined || stake === 0n ? undefined : (
        <SourceChoice legend="Bond from" amount={stake} purse={funds} chosen={source} onChoose={onChoose} />
      )}
    </>
  );
}

/** What an auditor takes upon itself, with the numbers in force. */
function Rules({ terms }: { readonly terms: AuditTerms }) {
  return (
    <Notice title="What you take upon yourself">
      <ul className="flex list-disc flex-col gap-1 pl-4">
        <li>
          Chance draws you. You then have {formatDuration(terms.commitWindow)} to examine the version and to seal your
          finding, and {formatDuration(terms.revealWindow)} to reveal it.
        </li>
        <li>Silence costs {formatFtns(terms.silencePenalty)} of your stake each time, and your reputation.</li>
        <li>
          Certifying content that is later proved wrong costs {formatFtns(terms.bond)}. Stake that leaves stays at risk
          for {formatDuration(terms.unbondingDelay)}.
        </li>
        <li>
          Each audit that you reveal pays at least {formatFtns(terms.fee)}.
          {terms.admission === "ByVote" ? " At present a vote has to admit you before you are drawn." : ""}
        </li>
      </ul>
    </Notice>
  );
}

function RegisterDialog({
  account,
  agreed: { draft, stake, source },
  onClose,
}: {
  readonly account: ChainAuditor["account"];
  readonly agreed: Agreed;
  readonly onClose: () => void;
}) {
  const money = stake === 0n ? "Takes no FTNS" : `Takes ${formatFtns(stake)} as your stake`;
  const steps =
    stake === 0n ? "1 transaction registers you." : `1 transaction registers you, then ${SOURCE_STEPS[source]}`;
  return (
    <TaskDialog
      title="Become an auditor"
      summary={`Register as an auditor, as “${draft.name.trim()}”${stake === 0n ? "" : `, and bond ${formatFtns(stake)}`}. Your credentials are public.`}
      cost={`${money}, and the network’s fees. ${steps}`}
      task={async (market, options) => {
        const { becomeAuditor } = await import("@ftns-market/sdk/journeys");
        await becomeAuditor(
          market,
          { credentials: credentialsOf(draft), domains: draft.domains, stake, from: source },
          { send: options },
        );
        keepCredentials(account, undefined);
      }}
      refresh={[keys.auditor(account), keys.auditors(), keys.funds(account)]}
      onClose={onClose}
    />
  );
}
