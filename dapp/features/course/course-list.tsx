import { clsx } from "clsx";
import { CircleCheck, Circle, CircleDot } from "lucide-react";
import { Moment } from "@/components/values";
import { LiveCountdown } from "@/features/chain-time";

/** A step of the way that something goes. */
export interface CourseStep {
  readonly key: string;
  readonly name: string;
  /** Seconds since 1970; undefined: not known, or not yet. */
  readonly at: number | undefined;
  /** `at` is the last second for it, not the moment. */
  readonly isDeadline?: boolean;
  readonly done: boolean;
  readonly meaning: string;
}

/** The way that something goes: what is done, what comes next and when. @param now by the chain's clock when the page was made */
export function CourseList({ steps, now }: { readonly steps: readonly CourseStep[]; readonly now: number }) {
  const next = steps.findIndex(({ done }) => !done);
  return (
    <ol className="flex flex-col" aria-label="What happens when">
      {steps.map((step, index) => (
        <Step key={step.key} {...{ step, now }} isNext={index === next} last={index === steps.length - 1} />
      ))}
    </ol>
  );
}

function Step({
  step: { name, at, isDeadline = false, done, meaning },
  isNext,
  last,
  now,
}: {
  readonly step: CourseStep;
  readonly isNext: boolean;
  readonly last: boolean;
  readonly now: number;
}) {
  const Icon = done ? CircleCheck : isNext ? CircleDot : Circle;
  return (
    <li aria-current={isNext ? "step" : undefined} className="flex gap-3">
      <div className="flex flex-col items-center">
        <Icon
          aria-hidden
          className={clsx("mt-0.5 size-4 shrink-0", done || isNext ? "text-accent" : "text-line-strong")}
        />
        {last ? undefined : <span aria-hidden className="my-1 w-px flex-1 bg-line" />}
      </div>
      <div className={clsx("min-w-0 flex-1", !last && "pb-4")}>
        <p className="flex flex-wrap justify-between gap-x-3">
          <span className={clsx(isNext && "font-semibold", done && "text-muted")}>
            <span className="sr-only">{done ? "Done: " : isNext ? "Next: " : "Later: "}</span>
            {name}
          </span>
          {at === undefined ? undefined : (
            <span className="text-xs text-muted">
              {isNext && at > now ? (
                <>
                  {isDeadline ? "within" : "in"} <LiveCountdown until={at} now={now} className="font-medium text-ink" />{" "}
                  ·{" "}
                </>
              ) : undefined}
              {isDeadline && !done ? "by " : undefined}
              <Moment seconds={at} />
            </span>
          )}
        </p>
        {done ? undefined : <p className="mt-0.5 text-muted">{meaning}</p>}
      </div>
    </li>
  );
}
