"use client";
import { createContext, useContext, useMemo, useState, type ReactNode } from "react";
import dynamic from "next/dynamic";

interface ConnectDialogState {
  readonly isOpen: boolean;
  /** Somebody has asked for it since the page was loaded. */
  readonly wasOpened: boolean;
  readonly open: () => void;
  readonly close: () => void;
}

const Context = createContext<ConnectDialogState | undefined>(undefined);
const ConnectDialog = dynamic(() => import("./connect-dialog").then((module) => module.ConnectDialog), { ssr: false });

/** One connect dialog for the whole page; its code is loaded when it is first opened. */
export function ConnectDialogProvider({ children }: { readonly children: ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  const [wasOpened, setWasOpened] = useState(false);
  const value = useMemo(
    () => ({
      isOpen,
      wasOpened,
      open: () => {
        setWasOpened(true);
        setOpen(true);
      },
      close: () => setOpen(false),
    }),
    [isOpen, wasOpened],
  );
  return (
    <Context value={value}>
      {children}
      {wasOpened ? <ConnectDialog /> : undefined}
    </Context>
  );
}

/** Opens and closes the connect dialog. */
export function useConnectDialog(): ConnectDialogState {
  const value = useContext(Context);
  if (value === undefined) throw new Error("useConnectDialog needs a ConnectDialogProvider around it");
  return value;
}
