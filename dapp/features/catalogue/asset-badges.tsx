import { Ban, Clock3, LockKeyhole, TriangleAlert } from "lucide-react";
import { Badge } from "@/components/badge";
import type { AssetCard } from "@ftns-market/sdk/queries";
import { STATUS_WORDS } from "./words";

type Badged = Pick<AssetCard, "status" | "encrypted"> & { readonly metadata: { readonly status: string } | null };

/** What has to be known of an asset before its page is opened. */
export function AssetBadges({ asset }: { readonly asset: Badged }) {
  const { status, encrypted, metadata } = asset;
  const problem = STATUS_WORDS[status];
  return (
    <>
      {problem === undefined ? undefined : (
        <Badge tone="danger" icon={<Ban aria-hidden />} className="relative">
          <span title={problem.means}>{problem.name}</span>
        </Badge>
      )}
      {metadata === null ? (
        <Badge tone="warning" icon={<Clock3 aria-hidden />}>
          Description not loaded yet
        </Badge>
      ) : metadata.status === "Malformed" ? (
        <Badge tone="warning" icon={<TriangleAlert aria-hidden />}>
          Description unreadable
        </Badge>
      ) : undefined}
      {encrypted ? (
        <Badge icon={<LockKeyhole aria-hidden />}>
          <span title="The file is encrypted. The chain verifies the key before the seller is paid.">Verified key</span>
        </Badge>
      ) : undefined}
    </>
  );
}
