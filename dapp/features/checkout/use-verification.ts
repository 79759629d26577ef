"use client";
import type { MarketClient } from "@ftns-market/sdk/chain";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { ciphertextName, forgetFile, keepFile, keptFile } from "@/lib/kept-files";

/** How far the check of a version is. */
export type Verification =
  | { readonly state: "idle" }
  | { readonly state: "running"; readonly done: number; readonly total: number | undefined }
  /** `kept`: the ciphertext lies in this browser and need not be downloaded again. */
  | { readonly state: "passed"; readonly kept: boolean }
  | { readonly state: "stopped" }
  | { readonly state: "failed"; readonly message: string };

/** What is checked. */
export interface VerificationTarget {
  readonly asset: number;
  readonly version: number;
  readonly encrypted: boolean;
  /** Bytes, as far as they are known; decides whether the ciphertext can be kept. */
  readonly size: number;
}

/** Files up to this size are checked without being asked; larger ones cost the visitor's connection. */
const UNASKED_BYTES = 32 * 2 ** 20;

const IDLE: Verification = { state: "idle" };

/** Checks a version before it is paid for. `start` begins anew; `stop` gives up what was read so far. */
export function useVerification(market: MarketClient, target: VerificationTarget | undefined) {
  const [last, setLast] = useState<{ readonly subject: string | undefined; readonly verification: Verification }>();
  const running = useRef<AbortController>(undefined);
  const subject = target && `${target.asset}.${target.version}`;
  const unasked = target !== undefined && (!target.encrypted || target.size <= UNASKED_BYTES);

  const start = async () => {
    running.current?.abort();
    if (target === undefined) return;
    const controller = new AbortController();
    running.current = controller;
    const set = (verification: Verification) => running.current === controller && setLast({ subject, verification });
    set({ state: "running", done: 0, total: undefined });
    try {
      const onProgress = (done: number, total: number | undefined) => set({ state: "running", done, total });
      set({ state: "passed", kept: await verify(market, target, onProgress, controller.signal) });
    } catch (error) {
      if (controller.signal.aborted) return set({ state: "stopped" });
      const { describeError } = await import("@ftns-market/sdk/errors");
      set({ state: "failed", message: describeError(error).message });
    }
  };
  const begin = useEffectEvent(start);
  useEffect(() => {
    if (subject !== undefined && unasked) void begin();
    return () => running.current?.abort();
  }, [subject, unasked]);
  // What was found of one version says nothing of another.
  const verification: Verification = last?.subject === subject ? (last?.verification ?? IDLE) : IDLE;
  return { verification, start: () => void start(), stop: () => running.current?.abort() };
}

type OnProgress = (done: number, total: number | undefined) => void;

/** @returns whether the ciphertext lies in this browser afterwards */
async function verify(
  market: MarketClient,
  { asset, version, encrypted, size }: VerificationTarget,
  onProgress: OnProgress,
  signal: AbortSignal,
): Promise<boolean> {
  const { inspectVersion, readVersionFacts } = await import("@ftns-market/sdk/journeys");
  if (!encrypted) {
    await readVersionFacts(market, asset, version, { signal });
    return false;
  }
  const name = ciphertextName(market.chain.id, asset, version);
  const kept = await keptFile(name);
  if (kept !== undefined && kept.size > 0) {
    const { content } = await readVersionFacts(market, asset, version, { signal });
    const { verifyArtifact } = await import("@ftns-market/sdk/artifact");
    const whole = verifyArtifact(kept, content, { signal, onProgress }).pipeTo(new WritableStream(), { signal });
    const fits = await whole.then(
      () => true,
      () => false,
    );
    signal.throwIfAborted();
    if (fits) return true;
    await forgetFile(name);
  }
  const sink = await keepFile(name, size);
  await inspectVersion(market, asset, version, { signal, onProgress, ...(sink === undefined ? {} : { sink }) });
  return sink !== undefined;
}
