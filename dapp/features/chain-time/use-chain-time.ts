"use client";
import { chainTime } from "@ftns-market/sdk/chain";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useClient } from "wagmi";
import { useClock } from "./seconds";

const ASK_MS = 15_000;

/** A time of the chain, and when this computer learned it, in milliseconds of its own clock. */
export interface ChainMoment {
  readonly chain: number;
  readonly asked: number;
}

/** The chain's time at a moment of this computer. It never goes back behind what the chain said. Seconds since 1970. */
export function chainTimeAt({ chain, asked }: ChainMoment, clock: number): number {
  return chain + Math.max(0, Math.floor((clock - asked) / 1_000));
}

/**
 * The time that deadlines are held against: the chain's, which goes on by this computer's clock between two questions.
 * @param first what the server said when it made the page, to show until the chain has answered
 * @returns seconds since 1970; undefined until anything is known
 */
export function useChainTime(first: number): number;
export function useChainTime(first?: number): number | undefined;
export function useChainTime(first?: number): number | undefined {
  const client = useClient();
  const { data } = useQuery({
    queryKey: ["chain-time"],
    queryFn: async (): Promise<ChainMoment> => ({ chain: await chainTime(client!), asked: Date.now() }),
    enabled: client !== undefined,
    refetchInterval: ASK_MS,
  });
  const clock = useClock();
  const [began] = useState(() => Date.now());
  if (data !== undefined) return chainTimeAt(data, clock);
  return first === undefined ? undefined : chainTimeAt({ chain: first, asked: began }, clock);
}
