import type { ChainAsset, ChainVersion } from "@ftns-market/sdk/reads";
import { Fact, Facts, Section } from "@/components/card";
import { Notice } from "@/components/notice";
import { PageHeader } from "@/components/page-header";
import { AccountLink, Hash } from "@/components/values";
import { CATEGORY_WORDS } from "@/features/catalogue";

const STATUS_WORDS = { Live: "Can be sold", TakenDown: "Taken down", Fraudulent: "Proved wrong content" } as const;

/** What the chain alone knows of an asset, while the index does not. */
export function ChainOnly({
  asset,
  version,
  reason,
}: {
  readonly asset: ChainAsset;
  readonly version: ChainVersion;
  /** "late": the index answers, but does not have it yet. "down": it does not answer. */
  readonly reason: "late" | "down";
}) {
  return (
    <>
      <PageHeader title={`Asset ${asset.asset}`} />
      <div className="flex flex-col gap-4">
        <Notice tone="warning" title={reason === "late" ? "Not in the index yet" : "The index does not answer"}>
          {reason === "late"
            ? "The chain has this asset, and the index will have it in a moment. Load the page again."
            : "Name, offers and history come from it. Load the page again later. This is what the chain has."}
        </Notice>
        <Section id="chain" title="On chain">
          <Facts>
            <Fact name="Category">{CATEGORY_WORDS[asset.category].one}</Fact>
            <Fact name="Owner">
              <AccountLink address={asset.owner} />
            </Fact>
            <Fact name="Status">{STATUS_WORDS[asset.status]}</Fact>
            <Fact name="Latest version">
              {asset.latestVersion}, {asset.encrypted ? "encrypted" : "open"}
            </Fact>
            <Fact name="Metadata digest">
              <Hash value={version.metadataDigest} what="the metadata digest" />
            </Fact>
            <Fact name="Artifact digest">
              <Hash value={version.artifactDigest} what="the artifact digest" />
            </Fact>
            <Fact name="Content hash">
              <Hash value={version.contentHash} what="the content hash" />
            </Fact>
          </Facts>
        </Section>
      </div>
    </>
  );
}
