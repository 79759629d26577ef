"use client";
import { keys, readAssetPage, type AssetPage } from "@ftns-market/sdk/queries";
import { useQuery } from "@tanstack/react-query";
import { Badge } from "@/components/badge";
import { Failure } from "@/components/failure";
import { Skeleton } from "@/components/notice";
import { ActionButton } from "@/features/transaction";
import { useMarket } from "@/features/wallet";
import { formatCount } from "@/lib/format";
import { licenceName, licenceSentences, licenceUnit } from "@/lib/licence";
import { GrantButton } from "./grant-button";
import { ListAgain } from "./list-again";

type Terms = AssetPage["terms"][number];

interface Props {
  readonly asset: number;
  readonly name: string;
  readonly encrypted: boolean;
  readonly now: number;
}

/** The licences of an asset: what they say, how many there are, what the owner can do with each. */
export function OwnTerms(props: Props) {
  const market = useMarket();
  const { data, error, refetch } = useQuery({
    queryKey: [...keys.asset(props.asset), "page"],
    queryFn: async ({ signal }) => (await readAssetPage(market, props.asset, signal)) ?? null,
  });
  if (error !== null && data === undefined) return <Failure error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton className="h-16" />;
  const terms = data?.terms ?? [];
  if (terms.length === 0) return <p className="text-muted">No licence yet. Add one, so that it can be bought.</p>;
  return (
    <ul className="divide-y divide-line">
      {terms.map((one) => (
        <OneLicence key={one.id} {...props} terms={one} />
      ))}
    </ul>
  );
}

function OneLicence({ terms, name, encrypted, now }: Props & { readonly terms: Terms }) {
  const id = BigInt(terms.id);
  const unit = licenceUnit(terms);
  const offered = terms.offers.some(({ state }) => state === "Active" || state === "Paused");
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 py-3 first:pt-0 last:pb-0">
      <div className="min-w-0 flex-1 basis-72">
        <p className="flex flex-wrap items-center gap-2">
          <span className="font-medium">{licenceName(terms)}</span>
          {terms.closed ? (
            <Badge>Closed</Badge>
          ) : offered ? (
            <Badge tone="positive">Offered</Badge>
          ) : (
            <Badge>Not offered</Badge>
          )}
          <span className="text-xs text-muted">
            {terms.spdx ?? "Own text"} · {formatCount(terms.issued)} issued
          </span>
        </p>
        <p className="text-xs text-muted">{licenceSentences(terms).join(" ")}</p>
      </div>
      {terms.closed ? undefined : (
        <div className="flex flex-wrap gap-2">
          {offered ? undefined : <ListAgain terms={id} {...{ name, unit, now }} />}
          <GrantButton terms={id} {...{ name, unit, encrypted }} />
          <ActionButton
            title="Close this licence"
            tone="danger"
            prepare={async (market) =>
              (await import("@ftns-market/sdk/actions")).closeTerms(market, { terms: id, name })
            }
            explanation="For ever: nobody can buy or be given this licence any more. Holders keep theirs, and sales under way go on. To stop selling for a while, pause the offer instead."
          >
            Close
          </ActionButton>
        </div>
      )}
    </li>
  );
}
