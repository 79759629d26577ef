"use client";
import type { ChainAudit } from "@ftns-market/sdk/reads";
import { lazy, Suspense } from "react";
import { useAudit } from "./use-audit";

const LateDeclarations = lazy(() =>
  import("./late-declarations").then((module) => ({ default: module.LateDeclarations })),
);

/** Warns of seats that cannot reveal, while an audit waits for them. It comes by itself: hardly an audit has one. */
export function LateNotices({ first }: { readonly first: ChainAudit }) {
  const audit = useAudit(first);
  const waits = audit.seats.some(({ state }) => state === "Drawn" || state === "Committed");
  if (audit.next === "nothing" || !waits) return undefined;
  return (
    <Suspense>
      <LateDeclarations audit={audit} />
    </Suspense>
  );
}
