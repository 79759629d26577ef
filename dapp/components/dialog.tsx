"use client";
import { lazy, Suspense, useState, type ReactNode } from "react";

const Window = lazy(() => import("./dialog-window").then((module) => ({ default: module.DialogWindow })));

export interface DialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly title: string;
  readonly description?: ReactNode;
  readonly children?: ReactNode;
  readonly footer?: ReactNode;
  /** False while closing would lose something. Default true. */
  readonly closable?: boolean;
  readonly wide?: boolean;
}

/**
 * A modal dialog; a sheet from below on a phone. Focus goes in and comes back, Escape closes it. Its code is loaded when it is
 * first opened.
 */
export function Dialog(props: DialogProps) {
  const [wasOpened, setWasOpened] = useState(props.open);
  if (props.open && !wasOpened) setWasOpened(true);
  if (!wasOpened) return undefined;
  return (
    <Suspense>
      <Window {...props} />
    </Suspense>
  );
}
