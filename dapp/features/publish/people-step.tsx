"use client";
import { searchAssets } from "@ftns-market/sdk/queries";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/components/button";
import { TextField } from "@/components/field";
import { Notice } from "@/components/notice";
import { useMarket } from "@/features/wallet";
import { formatBps } from "@/lib/format";
import { newKey } from "./form";
import { shareTexts, weightOf } from "./shares";
import { withoutRow, withRow, type StepProps } from "./step";

/** The third step: who gets what of each sale. */
export function PeopleStep(props: StepProps & { readonly account: string }) {
  const { existing } = props;
  if (existing !== undefined) {
    return (
      <Notice title="This stays as it is">
        {existing.contributors === 0
          ? "All revenue goes to the owner"
          : `${existing.contributors} contributors share the revenue`}
        , {existing.parents.length === 0 ? "there are no parents" : `${existing.parents.length} parents get royalties`}.
        A new version does not change them.
      </Notice>
    );
  }
  return (
    <>
      <Contributors {...props} />
      <Parents {...props} />
      <TextField
        label="Royalty on a resale of the asset itself"
        suffix="%"
        value={props.draft.form.resaleRoyalty}
        error={props.problems["resaleRoyalty"]}
        hint={
          props.policy &&
          `At most ${formatBps(props.policy.maxResaleRoyaltyBps)}. Marketplaces decide whether to pay it (ERC-2981).`
        }
        onChange={({ currentTarget }) => props.edit({ resaleRoyalty: currentTarget.value })}
      />
    </>
  );
}

function Contributors({ draft, problems, policy, edit, account }: StepProps & { readonly account: string }) {
  const { contributors } = draft.form;
  const shares = shareTexts(contributors.map(({ weight }) => weightOf(weight)));
  const row = (of: string) => ({ key: newKey(), account: of, weight: "1" });
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="mb-2 font-medium">Contributors</legend>
      {contributors.length === 0 ? <p className="text-muted">Nobody else: all revenue goes to you.</p> : undefined}
      {contributors.map((contributor, index) => (
        <div
          key={contributor.key}
          className="grid grid-cols-[1fr_auto] items-start gap-2 sm:grid-cols-[1fr_7rem_6rem_auto]"
        >
          <TextField
            className="col-span-2 sm:col-span-1"
            label={`Address ${index + 1}`}
            value={contributor.account}
            error={problems[`contributors.${index}.account`]}
            onChange={({ currentTarget }) =>
              edit({ contributors: withRow(contributors, index, { account: currentTarget.value }) })
            }
          />
          <TextField
            label={`Weight ${index + 1}`}
            inputMode="numeric"
            value={contributor.weight}
            error={problems[`contributors.${index}.weight`]}
            onChange={({ currentTarget }) =>
              edit({ contributors: withRow(contributors, index, { weight: currentTarget.value }) })
            }
          />
          <p className="figures self-center pt-6">{shares[index] ?? "–"}</p>
          <Button
            tone="quiet"
            size="sm"
            className="self-center sm:mt-6"
            onClick={() => edit({ contributors: withoutRow(contributors, index) })}
          >
            Remove {index + 1}
          </Button>
        </div>
      ))}
      {problems["contributors"] === undefined ? undefined : <Notice tone="danger">{problems["contributors"]}</Notice>}
      <Button
        tone="secondary"
        size="sm"
        className="self-start"
        disabled={policy !== undefined && contributors.length >= policy.maxContributors}
        onClick={() =>
          edit({ contributors: contributors.length === 0 ? [row(account), row("")] : [...contributors, row("")] })
        }
      >
        Add a contributor
      </Button>
    </fieldset>
  );
}

function Parents({ draft, problems, policy, edit }: StepProps) {
  const { parents } = draft.form;
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="mb-2 font-medium">Made from other assets</legend>
      <p className="text-muted">
        Parents get a part of each sale, for ever
        {policy === undefined ? "" : ` (all together at most ${formatBps(policy.maxLineageRoyaltyBps)})`}.
      </p>
      {parents.map((parent, index) => (
        <div key={parent.asset} className="flex flex-wrap items-end gap-2">
          <TextField
            className="flex-1"
            label={`${parent.name ?? "Asset"} (asset ${parent.asset}) gets`}
            suffix="%"
            value={parent.royalty}
            error={problems[`parents.${index}.royalty`]}
            onChange={({ currentTarget }) =>
              edit({ parents: withRow(parents, index, { royalty: currentTarget.value }) })
            }
          />
          <Button tone="quiet" size="sm" onClick={() => edit({ parents: withoutRow(parents, index) })}>
            Remove asset {parent.asset}
          </Button>
        </div>
      ))}
      {problems["parents"] === undefined ? undefined : <Notice tone="danger">{problems["parents"]}</Notice>}
      <ParentSearch
        taken={parents.map(({ asset }) => asset)}
        onChoose={(asset, name) => edit({ parents: [...parents, { asset, name, royalty: "5" }] })}
      />
    </fieldset>
  );
}

function ParentSearch({
  taken,
  onChoose,
}: {
  readonly taken: readonly number[];
  readonly onChoose: (asset: number, name: string | undefined) => void;
}) {
  const market = useMarket();
  const [text, setText] = useState("");
  const found = useQuery({
    queryKey: ["search", "parents", text],
    queryFn: ({ signal }) => searchAssets(market, { text, first: 6 }, signal),
    enabled: text.trim().length > 1,
  });
  const add = (asset: number, name: string | undefined) => {
    onChoose(asset, name);
    setText("");
  };
  return (
    <>
      <TextField
        label="Find a parent by name"
        type="search"
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
      {found.isError ? (
        <Notice tone="warning">The index cannot be asked at the moment. Try again later.</Notice>
      ) : undefined}
      <ul aria-live="polite" className="flex flex-col gap-1">
        {(found.data?.assets ?? [])
          .filter(({ id }) => !taken.includes(Number(id)))
          .map(({ id, metadata }) => (
            <li key={id}>
              <Button
                tone="quiet"
                size="sm"
                className="max-w-full"
                onClick={() => add(Number(id), metadata?.name ?? undefined)}
              >
                <bdi className="truncate">{metadata?.name ?? "Asset"}</bdi> (asset {id})
              </Button>
            </li>
          ))}
      </ul>
    </>
  );
}
