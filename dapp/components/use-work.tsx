"use client";
import { useState, type ReactNode } from "react";
import { Notice } from "@/components/notice";
import { ProgressBar } from "@/components/progress-bar";

/** Work that takes a while in the browser. */
export interface Work {
  /** Does it, and tells what went wrong. */
  readonly work: (task: (onProgress: (share: number) => void) => Promise<void>) => Promise<void>;
  readonly busy: boolean;
  /** How far it is, or what went wrong. */
  readonly standing: ReactNode;
}

/** What takes a second of hard work, and what went wrong with it. @param label of the bar while it works */
export function useWork(label: string): Work {
  const [share, setShare] = useState<number>();
  const [problem, setProblem] = useState<string>();
  const work: Work["work"] = async (task) => {
    setProblem(undefined);
    setShare(0);
    try {
      await task(setShare);
    } catch (error) {
      const { describeError } = await import("@ftns-market/sdk/errors");
      setProblem(describeError(error).message);
    }
    setShare(undefined);
  };
  const standing =
    problem !== undefined ? (
      <Notice tone="danger" live>
        {problem}
      </Notice>
    ) : share === undefined ? undefined : (
      <ProgressBar label={label} done={share} total={1} />
    );
  return { work, busy: share !== undefined, standing };
}
