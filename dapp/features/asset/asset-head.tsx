import type { Category } from "@ftns-market/sdk/chain";
import type { AssetPage } from "@ftns-market/sdk/queries";
import Link from "next/link";
import type { ReactNode } from "react";
import { Badge } from "@/components/badge";
import { Notice } from "@/components/notice";
import { AccountLink, Moment } from "@/components/values";
import { AssetImage, CATEGORY_WORDS } from "@/features/catalogue";
import { scorePoints } from "@/features/reputation";
import { assetName } from "@/lib/asset-name";

/** The name of an asset and where it stands. */
export function AssetHead({
  asset,
  reputation,
  children,
}: {
  readonly asset: AssetPage;
  /** Of the owner, WAD; undefined when the chain did not answer. */
  readonly reputation?: bigint | undefined;
  readonly children?: ReactNode;
}) {
  const [latest] = asset.versions;
  const { framework, task } = asset.metadata ?? {};
  const published = asset.publisher.id === asset.owner.id;
  return (
    <header className="mb-6 flex flex-col gap-3">
      <Breadcrumb category={asset.category} />
      <div className="flex items-center gap-3">
        <AssetImage asset={asset} className="h-14 w-20 max-sm:h-11 max-sm:w-14" />
        <h1 className="min-w-0 text-2xl font-semibold tracking-tight break-words">
          <bdi className="line-clamp-4">{assetName(asset)}</bdi>
        </h1>
        <span className="figures text-muted">#{asset.id}</span>
      </div>
      <ul className="flex flex-wrap items-center gap-x-4 gap-y-1 text-muted">
        <li>
          {published ? "Published and owned by " : "Owned by "}
          <AccountLink address={asset.owner.id} />
          {reputation === undefined ? undefined : (
            <>
              {", "}
              <Link href={`/accounts/${asset.owner.id}/reputation`} prefetch={false} className="hover:underline">
                reputation <span className="figures">{scorePoints(reputation)}</span> of 100
              </Link>
            </>
          )}
        </li>
        {published ? undefined : (
          <li>
            Published by <AccountLink address={asset.publisher.id} />
          </li>
        )}
        {latest === undefined ? undefined : (
          <li>
            <a href="#versions" className="hover:underline">
              Version {latest.number}
            </a>
            , <Moment seconds={latest.publishedAt} />
          </li>
        )}
        <li className="flex flex-wrap gap-1.5">
          <Badge>{asset.encrypted ? "Encrypted" : "Open"}</Badge>
          {framework ? <WordLink name="framework" word={framework} /> : undefined}
          {task ? <WordLink name="task" word={task} /> : undefined}
        </li>
      </ul>
      {children}
      <StatusNotice asset={asset} />
    </header>
  );
}

function Breadcrumb({ category }: { readonly category: Category }) {
  return (
    <nav aria-label="Breadcrumb" className="text-xs text-muted">
      <ol className="flex gap-1.5">
        <li>
          <Link href="/explore" prefetch={false} className="hover:underline">
            Explore
          </Link>
        </li>
        <li aria-hidden>/</li>
        <li>
          <Link href={`/explore?category=${category}`} prefetch={false} className="hover:underline">
            {CATEGORY_WORDS[category].many}
          </Link>
        </li>
      </ol>
    </nav>
  );
}

/** A word of the seller that leads to everything that carries it. */
export function WordLink({
  name,
  word,
  shown = word,
}: {
  /** Parameter of the search. */
  readonly name: string;
  readonly word: string;
  readonly shown?: string;
}) {
  return (
    <Link href={`/explore?${new URLSearchParams({ [name]: word }).toString()}`} prefetch={false} className="max-w-full">
      <Badge tone="accent" className="max-w-full hover:underline">
        <bdi className="truncate">{shown}</bdi>
      </Badge>
    </Link>
  );
}

/** Says why nothing is sold, where it is so. */
function StatusNotice({ asset }: { readonly asset: AssetPage }) {
  if (asset.status === "TakenDown") {
    const takedown = asset.takedowns.find(({ restored }) => !restored);
    return (
      <Notice tone="danger" title="Taken down">
        <p>
          Governance has taken this asset down
          {takedown === undefined ? undefined : (
            <>
              {" "}
              on <Moment seconds={takedown.timestamp} />
            </>
          )}
          . Nothing of it is sold any more. What was bought before stays valid, and its hashes stay here.
        </p>
        {takedown === undefined ? undefined : (
          <p className="mt-1">
            Reason:{" "}
            {takedown.reason ? (
              <bdi className="line-clamp-6 whitespace-pre-line">{takedown.reason.text}</bdi>
            ) : (
              <code className="text-xs break-all">{takedown.reasonCid}</code>
            )}
          </p>
        )}
      </Notice>
    );
  }
  if (asset.status === "Fraudulent") {
    const [fraud] = asset.frauds;
    return (
      <Notice tone="danger" title="Proved wrong content">
        A buyer has proved to the contract that version {fraud?.version.number ?? asset.versions[0]?.number} is not what
        was committed. Nothing is sold until the seller publishes another version.
      </Notice>
    );
  }
  return undefined;
}
