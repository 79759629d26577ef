"use client";
import type { AssetId } from "@ftns-market/sdk/chain";
import { lazy, Suspense } from "react";
import { Skeleton } from "@/components/notice";
import { useWallet } from "@/features/wallet";
import type { LicenceName } from "./reviewer";

const ReviewBox = lazy(() => import("./review-box").then((module) => ({ default: module.ReviewBox })));

export interface ReviewPlaceProps {
  readonly asset: AssetId;
  readonly name: string;
  readonly licences: readonly LicenceName[];
}

/** Where a buyer writes. Its code comes with a wallet. */
export function ReviewPlace(props: ReviewPlaceProps) {
  const { address, status, connect } = useWallet();
  if (address !== undefined) {
    return (
      <Suspense fallback={<Skeleton className="h-16" />}>
        <ReviewBox key={address} account={address} {...props} />
      </Suspense>
    );
  }
  if (status === "restoring") return <Skeleton className="h-6" />;
  return (
    <p className="text-muted">
      Bought it?{" "}
      <button type="button" onClick={connect} className="text-accent underline">
        Connect the wallet that did
      </button>{" "}
      to review it.
    </p>
  );
}
