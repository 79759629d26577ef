import { clsx } from "clsx";
import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { TONE_CLASSES, type Tone } from "@/components/badge";

const ICONS = { neutral: Info, accent: Info, positive: CircleCheck, warning: TriangleAlert, danger: CircleAlert };

/** Something to know about what stands around it. `live` announces it when it appears. */
export function Notice({
  tone = "neutral",
  title,
  children,
  actions,
  live = false,
  className,
}: {
  readonly tone?: Tone;
  readonly title?: string;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  readonly live?: boolean;
  readonly className?: string;
}) {
  const Icon = ICONS[tone];
  return (
    <div
      role={live ? (tone === "danger" ? "alert" : "status") : undefined}
      className={clsx("flex gap-2.5 rounded-md px-3 py-2.5", TONE_CLASSES[tone], className)}
    >
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
      <div className="min-w-0 flex-1">
        {title === undefined ? undefined : <p className="font-semibold">{title}</p>}
        {children === undefined ? undefined : <div className="break-words">{children}</div>}
        {actions === undefined ? undefined : <div className="mt-2 flex flex-wrap gap-2">{actions}</div>}
      </div>
    </div>
  );
}

/** What a list says when there is nothing in it, and what to do about it. */
export function Empty({
  title,
  children,
  actions,
}: {
  readonly title: string;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
}) {
  return (
    <div className="flex flex-col items-center gap-2 rounded-lg border border-dashed border-line px-6 py-12 text-center">
      <p className="text-base font-semibold">{title}</p>
      {children === undefined ? undefined : <div className="max-w-prose text-muted">{children}</div>}
      {actions === undefined ? undefined : <div className="mt-2 flex flex-wrap justify-center gap-2">{actions}</div>}
    </div>
  );
}

/** The place of something that is being loaded. */
export function Skeleton({ className }: { readonly className?: string }) {
  return <div aria-hidden className={clsx("animate-pulse rounded-md bg-sunken", className)} />;
}
