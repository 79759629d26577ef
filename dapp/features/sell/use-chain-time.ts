"use client";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { getBlock } from "viem/actions";
import { useMarket } from "@/features/wallet";

const ASK_MS = 15_000;

/**
 * The time that deadlines are held against: the chain's, which goes on by this computer's clock between two questions.
 * @returns seconds since 1970; undefined until the chain has answered
 */
export function useChainTime(): number | undefined {
  const { client } = useMarket();
  const { data } = useQuery({
    queryKey: ["chain-time"],
    queryFn: async () => {
      // The block that is being made has the time that a transaction sent now would see; not every endpoint shows it.
      const { timestamp } = await getBlock(client, { blockTag: "pending" }).catch(() => getBlock(client));
      return { chain: Number(timestamp), asked: Date.now() };
    },
    refetchInterval: ASK_MS,
  });
  const [now, setNow] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return data === undefined ? undefined : data.chain + Math.max(0, Math.floor((now - data.asked) / 1_000));
}
