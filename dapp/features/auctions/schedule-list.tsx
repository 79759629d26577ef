import { clsx } from "clsx";
import { Check, Circle, CircleDot, Eye, EyeOff } from "lucide-react";
import { Moment } from "@/components/values";
import type { ScheduleStep } from "./schedule";

export type StepState = "done" | "now" | "next";

const ICONS = { done: Check, now: CircleDot, next: Circle };
const STATE_WORDS = { done: "Over: ", now: "Now: ", next: "" };

/** The course of an auction as a timeline. @param current the step that is on; undefined before the first */
export function ScheduleList({
  steps,
  current,
  over = false,
  handed = false,
}: {
  readonly steps: readonly ScheduleStep[];
  readonly current: ScheduleStep["key"] | undefined;
  /** Every step is over. */
  readonly over?: boolean;
  /** It was sold: the last step is on. */
  readonly handed?: boolean;
}) {
  const reached = handed ? steps.length - 1 : steps.findIndex(({ key }) => key === current);
  const stateOf = (index: number): StepState => (over || index < reached ? "done" : index === reached ? "now" : "next");
  return (
    <ol className="flex flex-col" aria-label="What happens when">
      {steps.map((step, index) => (
        <Step key={step.key} step={step} state={stateOf(index)} last={index === steps.length - 1} />
      ))}
    </ol>
  );
}

function Step({
  step,
  state,
  last,
}: {
  readonly step: ScheduleStep;
  readonly state: StepState;
  readonly last: boolean;
}) {
  const Icon = ICONS[state];
  const { name, until, meaning, open, hidden } = step;
  return (
    <li aria-current={state === "now" ? "step" : undefined} className="flex gap-3">
      <div className="flex flex-col items-center">
        <Icon
          aria-hidden
          className={clsx("mt-0.5 size-4 shrink-0", state === "next" ? "text-line-strong" : "text-accent")}
        />
        {last ? undefined : <span aria-hidden className="my-1 w-px flex-1 bg-line" />}
      </div>
      <div className={clsx("min-w-0 flex-1", !last && "pb-4", state === "done" && "text-muted")}>
        <p className="flex flex-wrap justify-between gap-x-3">
          <span className={clsx(state === "now" && "font-semibold")}>
            <span className="sr-only">{STATE_WORDS[state]}</span>
            {name}
          </span>
          {until === undefined ? undefined : (
            <span className="text-xs text-muted">
              until <Moment seconds={until} />
            </span>
          )}
        </p>
        {state === "done" ? undefined : <p className="mt-0.5 text-muted">{meaning}</p>}
        {state === "done" || open === undefined ? undefined : <Sight {...{ open, hidden }} />}
      </div>
    </li>
  );
}

/** What is public and what is hidden. */
function Sight({ open, hidden }: { readonly open: string; readonly hidden: string | undefined }) {
  return (
    <dl className="mt-1.5 grid grid-cols-[auto_1fr] items-baseline gap-x-2 gap-y-0.5 text-xs">
      <dt className="flex items-center gap-1 font-medium">
        <Eye aria-hidden className="size-3.5 self-center" /> Public
      </dt>
      <dd className="text-muted">{open}</dd>
      {hidden === undefined ? undefined : (
        <>
          <dt className="flex items-center gap-1 font-medium">
            <EyeOff aria-hidden className="size-3.5 self-center" /> Hidden
          </dt>
          <dd className="text-muted">{hidden}</dd>
        </>
      )}
    </dl>
  );
}
