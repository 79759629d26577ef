"use client";
import { keys } from "@ftns-market/sdk/queries";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Address } from "viem";
import { Button } from "@/components/button";
import { Failure } from "@/components/failure";
import { Skeleton } from "@/components/notice";
import { useMarket } from "@/features/wallet";
import { ReviewForm } from "./review-form";
import type { ReviewPlaceProps } from "./review-place";
import { readReviewerStanding, type ReviewedLicence } from "./reviewer";
import { Stars } from "./stars";

/** What a connected account may say: write, change, or why not. */
export function ReviewBox({ account, asset, name, licences }: ReviewPlaceProps & { readonly account: Address }) {
  const market = useMarket();
  const [chosen, setChosen] = useState<ReviewedLicence>();
  const { data, error, refetch } = useQuery({
    queryKey: [...keys.reviews(asset), "standing", account.toLowerCase()],
    queryFn: () => readReviewerStanding(market, account, { asset, licences }),
  });
  if (error !== null && data === undefined) return <Failure error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton className="h-16" />;
  if (chosen !== undefined) {
    return <ReviewForm {...{ asset, name, account }} licence={chosen} onClose={() => setChosen(undefined)} />;
  }
  return (
    <div className="flex flex-col items-start gap-3">
      {data.reviewed.map((licence) => (
        <div key={licence.terms} className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span>Your review{data.reviewed.length === 1 ? "" : ` of “${licence.name}”`}:</span>
          <Stars rating={licence.review?.rating ?? 0} />
          <Button size="sm" tone="secondary" onClick={() => setChosen(licence)}>
            Change it
          </Button>
        </div>
      ))}
      {data.open.map((licence) => (
        <Button key={licence.terms} onClick={() => setChosen(licence)}>
          Review {data.open.length === 1 ? "what you bought" : `“${licence.name}”`}
        </Button>
      ))}
      {data.refusal === undefined ? undefined : <p className="text-muted">{data.refusal}</p>}
    </div>
  );
}
