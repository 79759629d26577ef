"use client";
import type { MarketClient } from "@ftns-market/sdk/chain";
import { useEffect, useRef, useState } from "react";
import { useMaster } from "@/features/keys";
import { fetchPurchase, type FetchInput } from "./fetch-purchase";
import { chooseTarget } from "./save-target";

/** How far a download is. */
export type Download =
  | { readonly state: "idle" }
  | {
      readonly state: "running";
      readonly step: "facts" | "key" | "file";
      readonly done: number;
      readonly total: number | undefined;
    }
  | { readonly state: "saved" }
  | { readonly state: "stopped" }
  /** `wrong`: the content is not what the seller committed to. */
  | { readonly state: "failed"; readonly message: string; readonly wrong: boolean };

/** The file of a purchase. */
export interface DownloadSubject {
  readonly purchase: FetchInput["purchase"];
  readonly encrypted: boolean;
  readonly fileName: string;
  /** Bytes. */
  readonly size: number;
}

/** Codes that say: the key is right, and what it opens is not what was committed to. */
const WRONG_CONTENT: ReadonlySet<string> = new Set(["Artifact_LeafMismatch", "Artifact_PlaintextMismatch"]);

/** Downloads, decrypts and saves the file of a purchase, as often as one likes. */
export function useDownload(market: MarketClient, { purchase, encrypted, fileName, size }: DownloadSubject) {
  const [download, setDownload] = useState<Download>({ state: "idle" });
  const master = useMaster("buyer");
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);

  const start = async () => {
    const controller = new AbortController();
    running.current = controller;
    const { signal } = controller;
    try {
      const target = await chooseTarget(fileName, size);
      setDownload({ state: "running", step: "facts", done: 0, total: undefined });
      await fetchPurchase(market, {
        ...{ purchase, encrypted, master, signal, sink: target.sink },
        onStep: (step, done = 0, total) => setDownload({ state: "running", step, done, total }),
      });
      await target.finish();
      setDownload({ state: "saved" });
    } catch (error) {
      // Closing the browser's own dialog is a choice, and so is stopping.
      if (signal.aborted || isAbort(error)) return setDownload({ state: "stopped" });
      const { describeError } = await import("@ftns-market/sdk/errors");
      const { code, message } = describeError(error);
      setDownload({ state: "failed", message, wrong: WRONG_CONTENT.has(code) });
    }
  };
  return { download, start: () => void start(), stop: () => running.current?.abort() };
}

function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === "AbortError";
}
