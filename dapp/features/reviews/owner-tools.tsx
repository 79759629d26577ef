"use client";
import type { AssetId } from "@ftns-market/sdk/chain";
import { keys } from "@ftns-market/sdk/queries";
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import type { Address } from "viem";
import { Button } from "@/components/button";
import { useMarket, useWallet } from "@/features/wallet";
import { isSameAddress } from "@/lib/address";

const AnswerForm = lazy(() => import("./answer-form").then((module) => ({ default: module.AnswerForm })));

/** Lets the owner of the asset answer a review. Nobody else sees it. */
export function OwnerTools(props: {
  readonly asset: AssetId;
  /** Terms id, decimal. */
  readonly terms: string;
  readonly reviewer: Address;
  readonly answered: boolean;
}) {
  const { asset, terms, reviewer, answered } = props;
  const market = useMarket();
  const { address } = useWallet();
  const [writing, setWriting] = useState(false);
  const { data: owner } = useQuery({
    queryKey: [...keys.asset(asset), "chain"],
    queryFn: async () => (await import("@ftns-market/sdk/reads")).readAsset(market, asset),
    enabled: address !== undefined,
    select: (state) => state.owner,
  });
  if (address === undefined || !isSameAddress(owner, address)) return undefined;
  if (!writing) {
    return (
      <div>
        <Button size="sm" tone="secondary" onClick={() => setWriting(true)}>
          {answered ? "Answer anew" : "Answer"}
        </Button>
      </div>
    );
  }
  return (
    <Suspense>
      <AnswerForm {...{ asset, terms, reviewer }} onClose={() => setWriting(false)} />
    </Suspense>
  );
}
