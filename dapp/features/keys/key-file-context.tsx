"use client";
import dynamic from "next/dynamic";
import { createContext, useCallback, useContext, useEffect, useRef, useState, type ReactNode } from "react";
import { useConnection } from "wagmi";
import type { KeyFilePlace } from "./key-file";

/** Asks for the account's key file. @returns the master in it @throws MarketError when the visitor leaves */
export type AskForKeyFile = (place: KeyFilePlace) => Promise<Uint8Array>;

interface Question {
  readonly place: KeyFilePlace;
  readonly answer: (master: Uint8Array | undefined) => void;
}

const Context = createContext<AskForKeyFile | undefined>(undefined);
const KeyFileDialog = dynamic(() => import("./key-file-dialog").then((module) => module.KeyFileDialog), { ssr: false });

/** One dialog for the key file of accounts that cannot sign the same twice; its code is loaded when it is first needed. */
export function KeyFileProvider({ children }: { readonly children: ReactNode }) {
  const [question, setQuestion] = useState<Question>();
  const open = useRef<Question>(undefined);
  const { address } = useConnection();
  const ask = useCallback<AskForKeyFile>(async (place) => {
    open.current?.answer(undefined);
    const master = await new Promise<Uint8Array | undefined>((resolve) => {
      const answer = (given: Uint8Array | undefined) => {
        open.current = undefined;
        setQuestion(undefined);
        resolve(given);
      };
      open.current = { place, answer };
      setQuestion(open.current);
    });
    if (master !== undefined) return master;
    const { MarketError } = await import("@ftns-market/sdk/errors");
    throw new MarketError(
      "WalletRejected",
      "Your key file is needed for this, and you left it closed. Nothing was sent.",
    );
  }, []);
  const stale = question !== undefined && address?.toLowerCase() !== question.place.account.toLowerCase();
  useEffect(() => {
    if (stale) question.answer(undefined);
  }, [stale, question]);
  return (
    <Context value={ask}>
      {children}
      {question === undefined ? undefined : (
        <KeyFileDialog place={question.place} onOpened={question.answer} onLeave={() => question.answer(undefined)} />
      )}
    </Context>
  );
}

/** Asks for the key file of an account. */
export function useKeyFile(): AskForKeyFile {
  const ask = useContext(Context);
  if (ask === undefined) throw new Error("useKeyFile needs a KeyFileProvider around it");
  return ask;
}
