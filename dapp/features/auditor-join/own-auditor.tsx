"use client";
import type { AuditTerms, ChainAuditor, Funds } from "@ftns-market/sdk/reads";
import Link from "next/link";
import { Failure } from "@/components/failure";
import { Notice, Skeleton } from "@/components/notice";
import { auditorStanding, StakeFigures } from "@/features/auditors";
import { useAccountFunds } from "@/features/funds";
import { ActionButton } from "@/features/transaction";
import type { WalletPartProps } from "@/features/wallet";
import { formatFtns } from "@/lib/format";
import { AffiliatesForm } from "./affiliates-form";
import { BondForm } from "./bond-form";
import { CredentialsForm } from "./credentials-form";
import { DomainsForm } from "./domains-form";
import { RegisterForm } from "./register-form";
import { UnbondForm } from "./unbond-form";
import { useAuditor, useAuditTerms } from "./use-auditor";

/** The connected account as an auditor: the form to become one, or what can be done by one. */
export function OwnAuditor({ address }: WalletPartProps) {
  const auditor = useAuditor(address);
  const terms = useAuditTerms();
  const funds = useAccountFunds(address);
  const failed = [auditor, terms, funds].find(({ error, data }) => error !== null && data === undefined);
  if (failed?.error) return <Failure error={failed.error} onRetry={() => void failed.refetch()} />;
  if (auditor.data === undefined || terms.data === undefined || funds.data === undefined) {
    return <Skeleton className="h-96" />;
  }
  const given = { auditor: auditor.data, terms: terms.data, funds: funds.data };
  return auditor.data.admission === "None" ? <RegisterForm {...given} /> : <Manage {...given} />;
}

interface Given {
  readonly auditor: ChainAuditor;
  readonly terms: AuditTerms;
  readonly funds: Funds;
}

function Manage({ auditor, terms, funds }: Given) {
  return (
    <div className="flex flex-col gap-5">
      <StandingNotice auditor={auditor} terms={terms} />
      <StakeFigures auditor={auditor} />
      <div className="grid items-start gap-5 lg:grid-cols-2 [&>*]:min-w-0">
        <div className="flex flex-col gap-5">
          {auditor.admission === "Expelled" ? undefined : <BondForm {...{ auditor, terms, funds }} />}
          <UnbondForm auditor={auditor} terms={terms} />
          <AffiliatesForm auditor={auditor} terms={terms} />
        </div>
        <div className="flex flex-col gap-5">
          <DomainsForm auditor={auditor} terms={terms} />
          <CredentialsForm auditor={auditor} />
        </div>
      </div>
    </div>
  );
}

/** What an auditor's standing means to itself. */
function ownMeaning({ admission, drawable }: ChainAuditor): string {
  if (admission === "Candidate") return "A vote has to admit you before you are drawn.";
  if (admission === "Expelled") return "A vote ended your admission. Your stake can be taken out.";
  return drawable
    ? "Chance may put you on any panel of your domains in which you have no part."
    : "You are admitted, but have less bonded than an auditor needs, so you are not drawn.";
}

/** Whether it is drawn, and if not, what to do about it. */
function StandingNotice({ auditor, terms }: Omit<Given, "funds">) {
  const { account, stake } = auditor;
  const { name, tone } = auditorStanding(auditor);
  const enough = stake >= terms.bond;
  // The roster follows a vote on the bond only when somebody says so.
  const isStale = auditor.admission === "Admitted" && auditor.drawable !== enough;
  return (
    <Notice
      tone={tone}
      title={name}
      actions={
        isStale ? (
          <ActionButton
            title="Bring the roster up to date"
            prepare={async (market) => (await import("@ftns-market/sdk/actions")).syncAuditor(market, account)}
            explanation="A vote has changed the bond since. Anybody may do this for anybody."
          >
            Bring the roster up to date
          </ActionButton>
        ) : undefined
      }
    >
      {ownMeaning(auditor)}
      {auditor.admission === "Admitted" && !enough ? (
        <> {formatFtns(terms.bond - stake)} more have to be bonded.</>
      ) : undefined}{" "}
      <Link href={`/auditors/${account}`} className="underline">
        Your public profile
      </Link>
    </Notice>
  );
}
