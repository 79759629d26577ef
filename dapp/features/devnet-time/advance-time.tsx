"use client";
import { DEVNET_CHAIN_ID } from "@ftns-market/sdk/chain";
import { useQueryClient } from "@tanstack/react-query";
import { FastForward } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/button";
import { Notice } from "@/components/notice";
import { useChainTime } from "@/features/chain-time";
import { useMarket } from "@/features/wallet";
import { useSiteConfig } from "@/lib/config-context";
import { formatMoment } from "@/lib/format";

/** A moment that is worth going to. */
export interface TimeStep {
  /** What happens then, as "vote begins". */
  readonly name: string;
  /** The first second of it, seconds since 1970. */
  readonly at: number;
}

const SPANS = [
  { name: "1 minute", seconds: 60 },
  { name: "10 minutes", seconds: 600 },
  { name: "1 hour", seconds: 3_600 },
  { name: "1 day", seconds: 86_400 },
] as const;
/** The index is a few seconds behind the chain. */
const INDEX_MS = 3_000;

/** Lets time pass on a devnet, for everybody who uses it. Not there on any other chain. @param steps to go to, besides lengths of time */
export function AdvanceTime({
  now: first,
  steps = [],
}: {
  readonly now: number;
  readonly steps?: readonly TimeStep[];
}) {
  const { chain } = useSiteConfig();
  return chain.id === DEVNET_CHAIN_ID ? <Control first={first} steps={steps} /> : undefined;
}

function Control({ first, steps }: { readonly first: number; readonly steps: readonly TimeStep[] }) {
  const now = useChainTime(first);
  const { advance, busy, problem } = useAdvance();
  const ahead = steps.filter(({ at }) => at > now);
  return (
    <section
      aria-labelledby="devnet-time"
      className="flex flex-col gap-2 rounded-lg border border-dashed border-line-strong p-3"
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <h2 id="devnet-time" className="flex items-center gap-1.5 font-semibold">
          <FastForward aria-hidden className="size-4" /> Devnet clock
        </h2>
        <span className="figures text-xs text-muted">{formatMoment(now)}</span>
        <div className="flex flex-wrap gap-1.5 sm:ml-auto">
          {ahead.map(({ name, at }) => (
            <Button key={name} size="sm" busy={busy} onClick={() => void advance(at - now)}>
              Until {name}
            </Button>
          ))}
          {SPANS.map(({ name, seconds }) => (
            <Button key={name} tone="secondary" size="sm" busy={busy} onClick={() => void advance(seconds)}>
              + {name}
            </Button>
          ))}
        </div>
      </div>
      {problem === undefined ? undefined : (
        <Notice tone="danger" live>
          {problem}
        </Notice>
      )}
    </section>
  );
}

/** Moves the clock; whatever is shown is read again. */
function useAdvance() {
  const market = useMarket();
  const router = useRouter();
  const queryClient = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const advance = async (seconds: number) => {
    setBusy(true);
    setProblem(undefined);
    try {
      const { advanceTime } = await import("@ftns-market/sdk/devnet");
      await advanceTime(market, seconds);
      await queryClient.invalidateQueries();
      router.refresh();
      setTimeout(() => router.refresh(), INDEX_MS);
    } catch (error) {
      const { describeError } = await import("@ftns-market/sdk/errors");
      setProblem(describeError(error).message);
    }
    setBusy(false);
  };
  return { advance, busy, problem };
}
