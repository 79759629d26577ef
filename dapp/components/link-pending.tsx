"use client";
import { useLinkStatus } from "next/link";

/** Shows that the page of the link around it is on its way: a bar at the edge of the nearest positioned box. */
export function LinkPending() {
  const { pending } = useLinkStatus();
  if (!pending) return undefined;
  return <span aria-hidden className="absolute inset-x-1 top-0 h-0.5 animate-pulse rounded-sm bg-accent" />;
}
