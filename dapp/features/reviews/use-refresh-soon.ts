"use client";
import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";

/** When the server is asked again: the index follows the chain, and reads the words from IPFS a little later. */
const AFTER_MS = [1_500, 4_000, 10_000];

/** Asks the server for the page again a few times, after something that it shows was written. */
export function useRefreshSoon(): () => void {
  const router = useRouter();
  const timers = useRef<ReturnType<typeof setTimeout>[]>([]);
  useEffect(() => {
    const { current } = timers;
    return () => current.forEach(clearTimeout);
  }, []);
  return () => {
    timers.current.push(...AFTER_MS.map((after) => setTimeout(() => router.refresh(), after)));
  };
}
