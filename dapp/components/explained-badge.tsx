import { clsx } from "clsx";
import { useId, type ReactNode } from "react";
import { TONE_CLASSES, type Tone } from "@/components/badge";

/**
 * A badge that says what it means when it is pressed: with the pointer, the finger or the keyboard. The browser's own popover:
 * it needs no script, closes with Escape, and gives the focus back.
 */
export function ExplainedBadge({
  word,
  icon,
  tone,
  children,
}: {
  readonly word: string;
  readonly icon?: ReactNode;
  readonly tone: Tone;
  /** The explanation. */
  readonly children: ReactNode;
}) {
  const id = useId();
  return (
    <>
      <button
        type="button"
        popoverTarget={id}
        className={clsx(
          "inline-flex min-h-6 items-center gap-1 rounded-sm px-1.5 py-0.5 text-xs font-medium whitespace-nowrap",
          "underline decoration-dotted decoration-1 underline-offset-3 hover:decoration-solid [&_svg]:size-3.5",
          TONE_CLASSES[tone],
        )}
      >
        {icon}
        {word}
      </button>
      <div
        id={id}
        popover="auto"
        role="group"
        aria-labelledby={`${id}-word`}
        className="pop-under w-80 max-w-[calc(100vw-1.5rem)] rounded-md border border-line bg-card p-3 text-ink shadow-pop"
      >
        <p id={`${id}-word`} className="mb-1 font-semibold">
          {word}
        </p>
        <div className="flex flex-col gap-1.5 text-muted">{children}</div>
      </div>
    </>
  );
}
