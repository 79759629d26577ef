"use client";
import { useSyncExternalStore } from "react";

const TICK_MS = 1_000;
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
let milliseconds = 0;

function tick(): void {
  milliseconds = Date.now();
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(tick, TICK_MS);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** This computer's clock, once a second for all who look at it; 0 on the server and until the first tick. Milliseconds. */
export function useClock(): number {
  return useSyncExternalStore(
    subscribe,
    () => milliseconds,
    () => 0,
  );
}
