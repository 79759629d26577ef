import { clsx } from "clsx";
import { Check, Circle, CircleDot, X } from "lucide-react";
import { Moment } from "@/components/values";
import type { Station } from "./timeline";

const ICONS = { done: Check, now: CircleDot, ahead: Circle, failed: X } as const;
const COLOURS = {
  done: "text-positive",
  now: "text-accent",
  ahead: "text-line-strong",
  failed: "text-danger",
} as const;
const WORDS = { done: "done", now: "now", ahead: "to come", failed: "went wrong" } as const;

/** The stations of a purchase. */
export function TimelineList({ stations }: { readonly stations: readonly Station[] }) {
  return (
    <ol className="grid gap-x-4 gap-y-3 sm:auto-cols-fr sm:grid-flow-col" aria-label="How far the purchase is">
      {stations.map(({ name, at, status, note }) => {
        const Icon = ICONS[status];
        return (
          <li key={name} aria-current={status === "now" ? "step" : undefined} className="flex gap-2">
            <Icon aria-hidden className={clsx("mt-0.5 size-4 shrink-0", COLOURS[status])} />
            <div className="min-w-0">
              <p className={clsx("font-medium", status === "ahead" && "text-muted")}>
                {name}
                <span className="sr-only">, {WORDS[status]}</span>
              </p>
              {at === undefined ? undefined : (
                <p className="text-xs text-muted">
                  <Moment seconds={at} />
                </p>
              )}
              {note === undefined ? undefined : <p className="text-xs text-muted">{note}</p>}
            </div>
          </li>
        );
      })}
    </ol>
  );
}
