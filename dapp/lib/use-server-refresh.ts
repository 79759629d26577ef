"use client";
import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";

/** The index is a few seconds behind the chain. */
const INDEX_MS = 4_000;

/**
 * Asks the server for the page again whenever a mark changes, now and once the index has followed.
 * @param first of what the server has rendered
 */
export function useServerRefresh(mark: string, first: string): void {
  const router = useRouter();
  const shown = useRef(first);
  useEffect(() => {
    if (mark === shown.current) return;
    shown.current = mark;
    router.refresh();
    const timer = setTimeout(() => router.refresh(), INDEX_MS);
    return () => clearTimeout(timer);
  }, [mark, router]);
}
