import type { AssetId } from "@ftns-market/sdk/chain";
import { Badge } from "@/components/badge";
import { Fact, Facts, Section } from "@/components/card";
import { CopyButton } from "@/components/copy-button";
import { Moment } from "@/components/values";
import { formatBytes, formatCount } from "@/lib/format";
import { VerifyPanel } from "./verify-panel";
import type { VersionFacts } from "./version-facts";

/** Every version with every hash, and the way to check it. */
export function VersionsSection({
  asset,
  versions,
  registry,
}: {
  readonly asset: AssetId;
  readonly versions: readonly VersionFacts[];
  /** Address of the asset registry. */
  readonly registry: string;
}) {
  return (
    <Section
      id="versions"
      title={versions.length === 1 ? "Version" : "Versions"}
      description="What the chain has on record of each, and how to check it yourself."
    >
      <ul className="flex flex-col gap-3">
        {versions.map((version, index) => (
          <li key={version.number}>
            <details open={index === 0} className="rounded-md border border-line">
              <summary className="cursor-pointer px-3 py-2.5 hover:bg-sunken">
                <h3 className="inline font-semibold">Version {formatCount(version.number)}</h3>{" "}
                <span className="text-muted">
                  <Moment seconds={version.publishedAt} />, {formatBytes(version.size)}
                </span>{" "}
                {version.fraudulent ? (
                  <Badge tone="danger">Proved wrong content</Badge>
                ) : index === 0 ? (
                  <Badge tone="accent">Sold now</Badge>
                ) : undefined}
              </summary>
              <div className="flex flex-col gap-4 border-t border-line p-3">
                <Hashes version={version} />
                <SelfCheck {...{ asset, version, registry }} />
              </div>
            </details>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Hashes({ version }: { readonly version: VersionFacts }) {
  const rows: readonly (readonly [name: string, value: string])[] = [
    ["Metadata CID", version.metadataCid],
    [version.encrypted ? "Encrypted file CID" : "File CID", version.artifactCid],
    ["Root of the stored file", version.ciphertextRoot],
    ["Root of the content", version.plaintextRoot],
    ...(version.encrypted
      ? ([
          ["Key hash", version.keyHash],
          ["Key nonce", version.keyNonce],
        ] as const)
      : []),
    ["Transaction", version.transaction],
  ];
  return (
    <Facts className="max-sm:grid-cols-1 max-sm:gap-y-0.5 max-sm:[&_dd]:mb-1.5">
      {rows.map(([name, value]) => (
        <Fact key={name} name={name}>
          <span className="inline-flex max-w-full items-start gap-1">
            <code className="text-xs leading-6 break-all">{value}</code>
            <CopyButton text={value} what={`the ${name.toLowerCase()} of version ${version.number}`} />
          </span>
        </Fact>
      ))}
      <Fact name="Size">
        <span className="figures">{formatCount(version.size)} bytes</span>
      </Fact>
    </Facts>
  );
}

function SelfCheck({
  asset,
  version,
  registry,
}: {
  readonly asset: AssetId;
  readonly version: VersionFacts;
  readonly registry: string;
}) {
  return (
    <div className="rounded-md bg-sunken p-3">
      <h4 className="font-semibold">Verify it yourself</h4>
      <p className="mt-1 mb-3 max-w-prose">
        The check reads the record of this version from the chain and its files from IPFS, and recomputes every hash. It
        trusts neither this site nor the seller nor any server. It shows that you get exactly what was committed, not
        that it is any good.
      </p>
      <VerifyPanel asset={asset} facts={version} />
      <details className="mt-3">
        <summary className="w-fit cursor-pointer text-accent hover:underline">Without this site</summary>
        <div className="mt-2 flex flex-col gap-2">
          <p>With the SDK, which does all of it:</p>
          <Code text={sdkLines(asset, version.number)} what="the lines for the SDK" />
          <p>By hand: the digests on chain, and the CID that an IPFS node of your own computes from the file.</p>
          <Code text={commandLines(asset, version, registry)} what="the command lines" />
        </div>
      </details>
    </div>
  );
}

function Code({ text, what }: { readonly text: string; readonly what: string }) {
  return (
    <div className="flex items-start gap-1 rounded-md border border-line bg-card">
      <pre className="min-w-0 flex-1 overflow-x-auto p-2 text-xs" tabIndex={0} role="region" aria-label={what}>
        <code>{text}</code>
      </pre>
      <span className="p-1">
        <CopyButton text={text} what={what} />
      </span>
    </div>
  );
}

function sdkLines(asset: AssetId, version: number): string {
  return [
    'import { createMarketClient, journeys } from "@ftns-market/sdk";',
    "const market = createMarketClient({ deployment, client, subgraph, ipfs });",
    `await journeys.inspectVersion(market, ${asset}, ${version}); // throws when anything is wrong`,
  ].join("\n");
}

function commandLines(asset: AssetId, { number, artifactCid }: VersionFacts, registry: string): string {
  return [
    "# metadata digest, artifact digest, content hash",
    `cast call ${registry} \\`,
    `  "versionOf(uint48,uint16)(bytes32,bytes32,bytes32)" ${asset} ${number} --rpc-url $RPC`,
    "# fetched block by block, each checked against the CID; the CID holds the artifact digest",
    `ipfs get ${artifactCid}`,
    `ipfs cid format -f '%D' -b base16 ${artifactCid}`,
  ].join("\n");
}
