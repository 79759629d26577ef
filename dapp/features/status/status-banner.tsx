"use client";
import { useQuery } from "@tanstack/react-query";
import { getBlockNumber } from "viem/actions";
import type { ReactNode } from "react";
import { useClient } from "wagmi";
import { formatCount, formatDuration } from "@/lib/format";

const EVERY_MS = 15_000;
/** The index is called late from here on; a few seconds are usual. */
const LATE_SECONDS = 60;

interface IndexState {
  readonly lagBlocks: number;
  readonly lagSeconds?: number;
  readonly hasIndexingErrors: boolean;
}

/** Says when what is shown may be old, or when nothing can be sent. Silent otherwise. */
export function StatusBanner() {
  const client = useClient();
  const chain = useQuery({
    queryKey: ["status", "chain"],
    queryFn: () => getBlockNumber(client!, { cacheTime: 0 }).then(String),
    enabled: client !== undefined,
    refetchInterval: EVERY_MS,
  });
  const index = useQuery({ queryKey: ["status", "index"], queryFn: readIndexState, refetchInterval: EVERY_MS });
  if (chain.isError) {
    return (
      <Bar tone="danger">
        The chain does not answer. You can look around, but not buy or sell, until it does. Nothing of yours is lost.
      </Bar>
    );
  }
  if (index.isError) {
    return (
      <Bar tone="warning">
        The index does not answer: lists and figures may be missing. Prices and payments come from the chain and hold.
      </Bar>
    );
  }
  if (index.data?.hasIndexingErrors === true) {
    return (
      <Bar tone="warning">The index has stopped: lists show nothing new. Prices and payments come from the chain.</Bar>
    );
  }
  const { lagSeconds = 0, lagBlocks = 0 } = index.data ?? {};
  if (lagSeconds < LATE_SECONDS) return undefined;
  return (
    <Bar tone="warning">
      Lists are {formatDuration(lagSeconds)} ({formatCount(lagBlocks)} blocks) behind the chain. Prices and payments are
      not: they come from the chain.
    </Bar>
  );
}

async function readIndexState({ signal }: { readonly signal: AbortSignal }): Promise<IndexState> {
  const response = await fetch("/status", { signal });
  if (!response.ok) throw new Error(`the index is not there (${response.status})`);
  return (await response.json()) as IndexState;
}

function Bar({ tone, children }: { readonly tone: "warning" | "danger"; readonly children: ReactNode }) {
  return (
    <div role="status" className={tone === "danger" ? "bg-danger-soft text-danger" : "bg-warning-soft text-warning"}>
      <p className="mx-auto max-w-7xl px-4 py-2">{children}</p>
    </div>
  );
}
