"use client";
import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from "react";
import { useConnection } from "wagmi";

/** Makes what is shown; `close` takes it away. */
type Render = (close: () => void) => ReactNode;

interface DialogHost {
  readonly show: (render: Render) => void;
}

const Context = createContext<DialogHost | undefined>(undefined);

/**
 * Holds the dialogs of writes outside of what opened them: a write may take its own button away, as “Pause” becomes “Resume”, and
 * its progress must stay to be seen. Another account closes them.
 */
export function DialogHostProvider({ children }: { readonly children: ReactNode }) {
  const [render, setRender] = useState<Render>();
  const { address } = useConnection();
  const close = useCallback(() => setRender(undefined), []);
  useEffect(() => close, [address, close]);
  const value = useMemo(() => ({ show: (next: Render) => setRender(() => next) }), []);
  return (
    <Context value={value}>
      {children}
      {render?.(close)}
    </Context>
  );
}

/** Shows a dialog that stays when its opener is gone. */
export function useDialogHost(): DialogHost {
  const host = useContext(Context);
  if (host === undefined) throw new Error("useDialogHost needs a DialogHostProvider around it");
  return host;
}
