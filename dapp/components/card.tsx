import { clsx } from "clsx";
import type { ComponentProps, ReactNode } from "react";

/** A sheet on the ground. */
export function Card({ className, ...props }: ComponentProps<"div">) {
  return <div {...props} className={clsx("rounded-lg border border-line bg-card", className)} />;
}

/** A titled section on its own sheet; the title is the heading of the section's landmark. */
export function Section({
  id,
  title,
  description,
  actions,
  children,
  className,
}: {
  /** Also the anchor of the section. */
  readonly id: string;
  readonly title: string;
  readonly description?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  readonly className?: string;
}) {
  return (
    <section
      id={id}
      aria-labelledby={`${id}-title`}
      className={clsx("rounded-lg border border-line bg-card", className)}
    >
      <header className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-b border-line px-4 py-3">
        <div className="min-w-0">
          <h2 id={`${id}-title`} className="text-base font-semibold">
            {title}
          </h2>
          {description === undefined ? undefined : <p className="text-muted">{description}</p>}
        </div>
        {actions}
      </header>
      <div className="p-4">{children}</div>
    </section>
  );
}

/** A figure with its name, for rows of tiles. */
export function Stat({
  label,
  value,
  hint,
}: {
  readonly label: string;
  readonly value: ReactNode;
  readonly hint?: ReactNode;
}) {
  return (
    <div className="min-w-0">
      <dt className="text-xs text-muted">{label}</dt>
      <dd className="figures truncate text-lg font-semibold">{value}</dd>
      {hint === undefined ? undefined : <dd className="text-xs text-muted">{hint}</dd>}
    </div>
  );
}

/** A small number under its name, among others in a `dl`. */
export function Figure({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt className="text-muted">{name}</dt>
      <dd className="figures font-medium">{children}</dd>
    </div>
  );
}

/** Names and values under each other: the facts of a thing. */
export function Facts({ children, className }: { readonly children: ReactNode; readonly className?: string }) {
  return (
    <dl className={clsx("grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5 [&_dd]:min-w-0 [&_dd]:break-words", className)}>
      {children}
    </dl>
  );
}

/** One line of `Facts`. */
export function Fact({ name, children }: { readonly name: ReactNode; readonly children: ReactNode }) {
  return (
    <>
      <dt className="text-muted">{name}</dt>
      <dd>{children}</dd>
    </>
  );
}
