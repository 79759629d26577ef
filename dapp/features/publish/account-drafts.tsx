"use client";
import { readPolicy } from "@ftns-market/sdk/reads";
import type { Publication } from "@ftns-market/sdk/journeys";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useReducer, useRef, useState, type Ref } from "react";
import type { Address } from "viem";
import { Button, ButtonLink } from "@/components/button";
import { Section } from "@/components/card";
import { Notice } from "@/components/notice";
import { useMarket, type WalletPartProps } from "@/features/wallet";
import { useSiteConfig } from "@/lib/config-context";
import { formatMoment } from "@/lib/format";
import { ArtifactStep } from "./artifact-step";
import type { ChosenFiles, FilesRecord } from "./chosen-files";
import { DescriptionStep } from "./description-step";
import { deleteDraft, keepDraft, listDrafts, type DraftOwner } from "./drafts";
import { newKey, type ExistingAsset } from "./form";
import { OffersStep } from "./offers-step";
import { PeopleStep } from "./people-step";
import { Review } from "./review";
import type { StepProps } from "./step";
import { usePublicationRun } from "./use-publication-run";
import { problemsOf } from "./validation";
import { isLocked, newDraft, STEPS, wizard, type Draft, type Step } from "./wizard";

const TITLES: Readonly<Record<Step, string>> = {
  artifact: "Artifact",
  description: "Description",
  people: "People and lineage",
  offers: "Licences and prices",
  review: "Review and publish",
};
const SAVE_AFTER_MS = 400;

export interface PublishProps {
  /** What a further version is published of; without it a new asset. */
  readonly existing?: ExistingAsset;
}

/** The form of one draft, and the other drafts that the account keeps in this browser. */
export function AccountDrafts({ address: account, existing }: PublishProps & WalletPartProps) {
  const { deployment } = useSiteConfig();
  const owner: DraftOwner = {
    account,
    chainId: deployment.chainId,
    registry: deployment.contracts.AssetRegistry.address,
  };
  const [open, setOpen] = useState<Draft>(() => newDraft(newKey(), existing));
  const queryClient = useQueryClient();
  const queryKey = ["drafts", account.toLowerCase()];
  const drafts = useQuery({ queryKey, queryFn: () => listDrafts(owner), staleTime: 0 });
  if (existing !== undefined && existing.owner.toLowerCase() !== account.toLowerCase()) {
    return (
      <Notice tone="warning">Only the owner of this asset can publish a new version of it. Change the account.</Notice>
    );
  }
  if (existing?.live === false) {
    return <Notice tone="warning">This asset is not live any more. No further version of it can be published.</Notice>;
  }
  const unread = existing?.unread;
  const others = (drafts.data ?? []).filter(({ id, asset }) => id !== open.id && asset === existing?.asset);
  const remove = async (id: string) => {
    await deleteDraft(owner, id);
    await queryClient.invalidateQueries({ queryKey });
  };
  return (
    <div className="flex flex-col gap-6">
      {drafts.isError ? (
        <Notice tone="warning">This browser does not keep drafts. Finish before you leave the page.</Notice>
      ) : undefined}
      {unread === undefined ? undefined : <Unread what={unread} />}
      {others.length === 0 ? undefined : (
        <Section id="drafts" title="Your drafts" description="Kept in this browser.">
          <ul className="divide-y divide-line">
            {others.map((draft) => (
              <li key={draft.id} className="flex flex-wrap items-center justify-between gap-2 py-2">
                <span className="min-w-0 break-words">
                  <bdi>{draft.form.name || draft.files?.name || "Without a name"}</bdi>
                  <span className="text-muted"> · {formatMoment(draft.changedAt)}</span>
                </span>
                <span className="flex gap-2">
                  <Button tone="secondary" size="sm" onClick={() => setOpen(draft)}>
                    Go on
                  </Button>
                  <Button tone="quiet" size="sm" onClick={() => void remove(draft.id)}>
                    Delete
                  </Button>
                </span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Wizard key={open.id} first={open} {...{ owner, account, existing }} onDone={() => void remove(open.id)} />
    </div>
  );
}

function Unread({ what }: { readonly what: NonNullable<ExistingAsset["unread"]> }) {
  return (
    <Notice
      tone="warning"
      live
      title={`The ${what === "licence" ? "licence text" : "description"} of the version before could not be read`}
    >
      {what === "licence"
        ? "Everything else is filled in. Choose the licence again before you publish."
        : "Nothing is filled in. Load this page again in a moment, or write everything again: description, metrics, licence."}
    </Notice>
  );
}

interface WizardProps {
  readonly first: Draft;
  readonly owner: DraftOwner;
  readonly account: Address;
  readonly existing: ExistingAsset | undefined;
  readonly onDone: () => void;
}

function Wizard({ first, owner, account, existing, onDone }: WizardProps) {
  const market = useMarket();
  const [{ draft, problems }, dispatch] = useReducer(wizard, { draft: first, problems: {} });
  const [chosen, setChosen] = useState<ChosenFiles>();
  const [done, setDone] = useState<Publication>();
  const heading = useRef<HTMLDivElement>(null);
  const { data: policy } = useQuery({ queryKey: ["policy"], queryFn: () => readPolicy(market) });
  const run = usePublicationRun(owner, account, dispatch);
  useSaved(owner, draft, first, run.running || done !== undefined);
  if (done !== undefined) return <Done published={done} encrypted={draft.form.encrypted} />;

  const go = (step: Step) => {
    dispatch({ type: "went", step });
    heading.current?.focus();
  };
  const next = () => {
    if (draft.step === "review") return;
    const found = problemsOf(draft.step, draft.form, draft.files, { policy, existing });
    const following = STEPS[STEPS.indexOf(draft.step) + 1];
    if (Object.keys(found).length > 0) dispatch({ type: "refused", problems: found });
    else if (following !== undefined) go(following);
  };
  const take = (files: ChosenFiles, record: FilesRecord) => {
    setChosen(files);
    dispatch({ type: "chose", files: record });
  };
  const props: StepProps = {
    draft,
    problems,
    policy,
    existing,
    edit: (change) => dispatch({ type: "edited", change }),
  };
  return (
    <div className="flex flex-col gap-4">
      <Steps draft={draft} running={run.running} onGo={go} ref={heading} />
      <Section id={draft.step} title={TITLES[draft.step]}>
        <div className="flex max-w-3xl flex-col gap-5">
          {draft.step === "artifact" ? <ArtifactStep {...props} onChosen={take} /> : undefined}
          {draft.step === "description" ? <DescriptionStep {...props} /> : undefined}
          {draft.step === "people" ? <PeopleStep {...props} account={account} /> : undefined}
          {draft.step === "offers" ? <OffersStep {...props} /> : undefined}
          {draft.step === "review" ? (
            <Review
              {...{ draft, chosen, account, existing, run }}
              onChosen={take}
              onDone={(published) => (setDone(published), onDone())}
            />
          ) : (
            <Continue wrong={Object.keys(problems).length > 0} onClick={next} />
          )}
        </div>
      </Section>
    </div>
  );
}

function Continue({ wrong, onClick }: { readonly wrong: boolean; readonly onClick: () => void }) {
  return (
    <>
      {wrong ? (
        <Notice tone="danger" live>
          Something is not right yet: look at the marked fields.
        </Notice>
      ) : undefined}
      <Button className="self-start" onClick={onClick}>
        Continue
      </Button>
    </>
  );
}

function Steps({
  draft,
  running,
  onGo,
  ref,
}: {
  readonly draft: Draft;
  readonly running: boolean;
  readonly onGo: (step: Step) => void;
  readonly ref: Ref<HTMLDivElement>;
}) {
  const reached = STEPS.indexOf(draft.step);
  return (
    <nav aria-label="Steps" ref={ref} tabIndex={-1} className="outline-none">
      <ol className="flex flex-wrap gap-1">
        {STEPS.map((step, index) => (
          <li key={step}>
            <Button
              tone={step === draft.step ? "primary" : "quiet"}
              size="sm"
              aria-current={step === draft.step ? "step" : undefined}
              disabled={index > reached || running || (isLocked(draft) && index < 3)}
              onClick={() => onGo(step)}
            >
              {index + 1}. {TITLES[step]}
            </Button>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** Keeps a draft a moment after each change; while it runs, the run keeps it. */
function useSaved(owner: DraftOwner, draft: Draft, first: Draft, paused: boolean) {
  const { account, chainId, registry } = owner;
  useEffect(() => {
    if (draft === first || paused) return;
    // What cannot be kept is said above the wizard, where the drafts are read.
    const save = () => void keepDraft({ account, chainId, registry }, draft).catch(() => undefined);
    const timer = setTimeout(save, SAVE_AFTER_MS);
    return () => clearTimeout(timer);
  }, [account, chainId, registry, draft, first, paused]);
}

function Done({ published, encrypted }: { readonly published: Publication; readonly encrypted: boolean }) {
  return (
    <Notice
      live
      tone="positive"
      title={`Published: asset ${published.asset}, version ${published.version}`}
      actions={
        <>
          <ButtonLink href={`/assets/${published.asset}`}>Look at the asset</ButtonLink>
          {encrypted ? (
            <ButtonLink tone="secondary" href="/sell/deliveries">
              Deliveries to make
            </ButtonLink>
          ) : undefined}
        </>
      }
    >
      {encrypted
        ? "When somebody buys, deliver the key in time: in “Deliveries to make”, or with “npm run deliver” running all day."
        : "Nothing more to do: buyers get their licence at once."}
    </Notice>
  );
}
