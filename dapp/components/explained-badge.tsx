"use client";
import { Popover } from "@base-ui/react/popover";
import { clsx } from "clsx";
import type { ReactNode } from "react";
import { TONE_CLASSES, type Tone } from "@/components/badge";

/** A badge that says what it means when it is pressed: with the pointer, the finger or the keyboard. */
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
  return (
    <Popover.Root>
      <Popover.Trigger
        className={clsx(
          "inline-flex min-h-6 items-center gap-1 rounded-sm px-1.5 py-0.5 text-xs font-medium whitespace-nowrap",
          "underline decoration-dotted decoration-1 underline-offset-3 hover:decoration-solid [&_svg]:size-3.5",
          TONE_CLASSES[tone],
        )}
      >
        {icon}
        {word}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner sideOffset={6} align="start" collisionPadding={12} className="z-40">
          <Popover.Popup className="w-80 max-w-(--available-width) rounded-md border border-line bg-card p-3 shadow-pop outline-none">
            <Popover.Title className="mb-1 text-sm font-semibold">{word}</Popover.Title>
            <Popover.Description render={<div />} className="flex flex-col gap-1.5 text-muted">
              {children}
            </Popover.Description>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
