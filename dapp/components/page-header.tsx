import type { ReactNode } from "react";

/** The title of a page, what it is for, and what can be done here. */
export function PageHeader({
  title,
  description,
  actions,
}: {
  readonly title: string;
  readonly description?: ReactNode;
  readonly actions?: ReactNode;
}) {
  return (
    <div className="mb-6 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
      <div className="min-w-0">
        <h1 className="text-2xl font-semibold tracking-tight break-words">{title}</h1>
        {description === undefined ? undefined : <p className="mt-1 max-w-prose text-muted">{description}</p>}
      </div>
      {actions === undefined ? undefined : <div className="flex flex-wrap gap-2">{actions}</div>}
    </div>
  );
}
