"use client";
import { Dialog as Base } from "@base-ui/react/dialog";
import { clsx } from "clsx";
import { X } from "lucide-react";
import { buttonClass } from "@/components/button";
import type { DialogProps } from "./dialog";

/** The window of `Dialog`. */
export function DialogWindow({
  open,
  onOpenChange,
  title,
  description,
  children,
  footer,
  closable = true,
  wide = false,
}: DialogProps) {
  return (
    <Base.Root open={open} onOpenChange={(next) => (next || closable) && onOpenChange(next)}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-black/45 transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Base.Popup
          className={clsx(
            "fixed inset-x-0 bottom-0 z-50 flex max-h-[92dvh] flex-col rounded-t-lg border border-line bg-card shadow-pop",
            "transition-[translate,opacity] duration-150 data-ending-style:translate-y-4 data-ending-style:opacity-0",
            "data-starting-style:translate-y-4 data-starting-style:opacity-0",
            "sm:inset-x-auto sm:top-1/2 sm:bottom-auto sm:left-1/2 sm:max-h-[85dvh] sm:w-full sm:-translate-x-1/2",
            "sm:-translate-y-1/2 sm:rounded-lg",
            wide ? "sm:max-w-2xl" : "sm:max-w-md",
          )}
        >
          <header className="flex items-start justify-between gap-4 border-b border-line px-4 py-3">
            <div className="min-w-0">
              <Base.Title className="text-base font-semibold break-words">{title}</Base.Title>
              {description === undefined ? undefined : (
                <Base.Description render={<div />} className="text-muted">
                  {description}
                </Base.Description>
              )}
            </div>
            {closable ? (
              <Base.Close className={buttonClass("quiet", "icon", "-mt-1 -mr-2")} aria-label="Close">
                <X aria-hidden className="size-4" />
              </Base.Close>
            ) : undefined}
          </header>
          {/* Focusable, so that the keyboard can scroll what is longer than the window. */}
          <div className="min-h-0 flex-1 overflow-y-auto p-4" tabIndex={-1}>
            {children}
          </div>
          {footer === undefined ? undefined : (
            <footer className="flex flex-wrap justify-end gap-2 border-t border-line px-4 py-3">{footer}</footer>
          )}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
