import type { MetadataMetric } from "@ftns-market/sdk/metadata";
import { Section } from "@/components/card";
import { Markdown } from "@/components/markdown";
import { Notice } from "@/components/notice";
import { Table } from "@/components/table";
import { WordLink } from "./asset-head";
import { languageName, type Described } from "./described";

/** What the seller says: description, figures, tags, languages. */
export function About({ described }: { readonly described: Described }) {
  const { source, description, metrics, externalUrl } = described;
  return (
    <Section id="about" title="About" description="The seller’s own words. The chain checks none of them.">
      <div className="flex flex-col gap-5">
        {source === "index" ? (
          <Notice tone="neutral">
            IPFS did not give the metadata file in time. This is the index’s copy, without figures and files.
          </Notice>
        ) : undefined}
        {source === "nothing" ? (
          <p className="text-muted">
            There is no readable description: its file is not on IPFS, or is not what this market writes. What the chain
            has is below.
          </p>
        ) : (
          <Markdown text={description} />
        )}
        {metrics.length === 0 ? undefined : <Metrics metrics={metrics} />}
        <Words described={described} />
        {externalUrl === undefined ? undefined : (
          <p className="break-words">
            Home page:{" "}
            <a
              href={externalUrl}
              target="_blank"
              rel="noopener noreferrer nofollow ugc"
              className="text-accent hover:underline"
            >
              {externalUrl}
            </a>
          </p>
        )}
      </div>
    </Section>
  );
}

function Words({ described: { tags, languages } }: { readonly described: Described }) {
  if (tags.length + languages.length === 0) return undefined;
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-2">
      {tags.length === 0 ? undefined : (
        <>
          <dt className="text-muted">Tags</dt>
          <dd className="flex min-w-0 flex-wrap gap-1.5">
            {tags.map((tag) => (
              <WordLink key={tag} name="tag" word={tag} />
            ))}
          </dd>
        </>
      )}
      {languages.length === 0 ? undefined : (
        <>
          <dt className="text-muted">Languages</dt>
          <dd className="flex min-w-0 flex-wrap gap-1.5">
            {languages.map((language) => (
              <WordLink key={language} name="language" word={language} shown={languageName(language)} />
            ))}
          </dd>
        </>
      )}
    </dl>
  );
}

function Metrics({ metrics }: { readonly metrics: readonly MetadataMetric[] }) {
  return (
    <div>
      <h3 className="mb-1 font-semibold">Figures, as the seller states them</h3>
      <Table
        caption="Figures, as the seller states them"
        rows={metrics.map((metric, index) => ({ ...metric, key: String(index) }))}
        rowKey={({ key }) => key}
        columns={[
          {
            name: "Figure",
            cell: ({ name, higherIsBetter }) => (
              <>
                <bdi className="break-words">{name}</bdi>
                {higherIsBetter === false ? <span className="text-xs text-muted"> (lower is better)</span> : undefined}
              </>
            ),
          },
          { name: "Value", numeric: true, cell: ({ value }) => figure(value) },
          { name: "95 % interval", numeric: true, wideOnly: true, cell: intervalOf },
          {
            name: "Reference",
            numeric: true,
            wideOnly: true,
            cell: ({ baseline }) => (baseline === undefined ? "" : figure(baseline)),
          },
          {
            name: "Measured on",
            cell: ({ dataset, split }) => (
              <bdi className="line-clamp-3 break-words">
                {dataset}, {split}
              </bdi>
            ),
          },
        ]}
      />
    </div>
  );
}

function intervalOf({ lower, upper }: MetadataMetric): string {
  if (lower === undefined && upper === undefined) return "";
  return `${lower === undefined ? "" : figure(lower)} to ${upper === undefined ? "" : figure(upper)}`;
}

/** A number that nobody has rounded for people yet. */
function figure(value: number): string {
  return value.toLocaleString("en-US", { maximumSignificantDigits: 5 });
}
