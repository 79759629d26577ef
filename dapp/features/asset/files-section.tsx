import type { MetadataFile } from "@ftns-market/sdk/metadata";
import type { AssetPage } from "@ftns-market/sdk/queries";
import { Section } from "@/components/card";
import { Table } from "@/components/table";
import { formatBytes, formatCount } from "@/lib/format";

/** So many files are shown at once; the rest unfolds. */
const SHOWN = 20;

/** What is delivered, and what the seller says is inside. */
export function FilesSection({ asset, files }: { readonly asset: AssetPage; readonly files: readonly MetadataFile[] }) {
  const { artifactName: name, artifactMediaType: mediaType } = asset.metadata ?? {};
  const size = asset.versions[0]?.size;
  return (
    <Section
      id="files"
      title="Files"
      description="The size of what is delivered is on chain. Names and contents are the seller’s words."
    >
      <p className="mb-3 break-words">
        Delivered: <bdi className="font-medium">{name ?? "one file"}</bdi>
        {size === undefined ? undefined : `, ${formatBytes(size)}`}
        {mediaType ? (
          <span className="text-muted">
            , <bdi>{mediaType}</bdi>
          </span>
        ) : undefined}
      </p>
      {files.length === 0 ? (
        <p className="text-muted">The seller lists no files inside of it.</p>
      ) : (
        <>
          <FileTable files={files.slice(0, SHOWN)} caption="Files" />
          {files.length <= SHOWN ? undefined : (
            <details className="mt-2">
              <summary className="w-fit cursor-pointer text-accent hover:underline">
                {formatCount(files.length - SHOWN)} more
              </summary>
              <FileTable files={files.slice(SHOWN)} caption="More files" />
            </details>
          )}
        </>
      )}
    </Section>
  );
}

function FileTable({ files, caption }: { readonly files: readonly MetadataFile[]; readonly caption: string }) {
  return (
    <Table
      caption={caption}
      rows={files}
      rowKey={({ path }) => path}
      columns={[
        { name: "Path", cell: ({ path }) => <bdi className="font-mono text-xs break-all">{path}</bdi> },
        { name: "Type", wideOnly: true, cell: ({ mediaType }) => <span className="text-muted">{mediaType}</span> },
        { name: "Size", numeric: true, cell: ({ size }) => formatBytes(size) },
      ]}
    />
  );
}
