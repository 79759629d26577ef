import type { ReactNode } from "react";

/** A part of a form that is filled in from the top to the bottom. */
export function NumberedSection({
  number,
  title,
  children,
}: {
  readonly number: number;
  readonly title: string;
  readonly children: ReactNode;
}) {
  return (
    <section aria-labelledby={`part-${number}`} className="rounded-lg border border-line bg-card">
      <h2 id={`part-${number}`} className="flex items-center gap-2.5 border-b border-line px-4 py-3 font-semibold">
        <span
          aria-hidden
          className="flex size-6 items-center justify-center rounded-full bg-sunken text-xs text-muted figures"
        >
          {number}
        </span>
        {title}
      </h2>
      <div className="flex flex-col gap-4 p-4">{children}</div>
    </section>
  );
}
