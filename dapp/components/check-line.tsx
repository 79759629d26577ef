import { CircleAlert, CircleCheck, CircleDashed, CircleHelp, LoaderCircle } from "lucide-react";

/** How a check stands. "unable": something did not answer, so nothing is said about what is checked. */
export type CheckState =
  | { readonly state: "waiting" | "running" | "passed" }
  | { readonly state: "failed" | "unable"; readonly reason: string };

const LOOKS = {
  waiting: { icon: CircleDashed, className: "text-muted", word: "Not checked yet" },
  running: { icon: LoaderCircle, className: "text-accent animate-spin", word: "Checking" },
  passed: { icon: CircleCheck, className: "text-positive", word: "Checked" },
  failed: { icon: CircleAlert, className: "text-danger", word: "Wrong" },
  unable: { icon: CircleHelp, className: "text-warning", word: "Could not be checked" },
} as const;

/** A check of a list, and how it stands. */
export function CheckLine({ state, sentence }: { readonly state: CheckState; readonly sentence: string }) {
  const { icon: Icon, className, word } = LOOKS[state.state];
  return (
    <li className="flex gap-2">
      <Icon aria-hidden className={`mt-0.5 size-4 shrink-0 ${className}`} />
      <span className="min-w-0 break-words">
        <span className="font-medium">{word}: </span>
        {sentence}
        {"reason" in state ? <span className="block text-danger">{state.reason}</span> : undefined}
      </span>
    </li>
  );
}
