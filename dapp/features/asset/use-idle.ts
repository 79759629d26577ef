"use client";
import { useEffect, useState } from "react";

/** For browsers that do not say when they have time. */
const WITHOUT_IDLE_MS = 1_000;

/** Whether the page has been made and the browser has had time since: for work that a visitor does not wait for. */
export function useIdle(): boolean {
  const [idle, setIdle] = useState(false);
  useEffect(() => {
    const settle = () => setIdle(true);
    if (typeof requestIdleCallback === "undefined") {
      const timer = setTimeout(settle, WITHOUT_IDLE_MS);
      return () => clearTimeout(timer);
    }
    const callback = requestIdleCallback(settle, { timeout: 2 * WITHOUT_IDLE_MS });
    return () => cancelIdleCallback(callback);
  }, []);
  return idle;
}
