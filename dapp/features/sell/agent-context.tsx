"use client";
import type { AgentEvent } from "@ftns-market/sdk/agent";
import { requireAccount, type MarketClient } from "@ftns-market/sdk/chain";
import { keys } from "@ftns-market/sdk/queries";
import { useQueryClient } from "@tanstack/react-query";
import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from "react";
import { useMaster } from "@/features/keys";
import { useMarket, useWallet } from "@/features/wallet";
import { eventWords, isRefusal, type LogLine } from "./agent-words";
import { runAgent } from "./run-agent";

/** Whether the agent works. "unlocking": the wallet is asked for the signature that the keys are made from. */
export type AgentStatus = "off" | "unlocking" | "running";

interface Agent {
  readonly status: AgentStatus;
  /** Newest first. */
  readonly log: readonly LogLine[];
  /** Why it does not run although it was to. */
  readonly problem: string | undefined;
  readonly start: () => void;
  readonly stop: () => void;
}

const LOG_LINES = 100;
const REFUSED = "You refused in the wallet, so the agent stopped. Start it again, or deliver one by one.";
const Context = createContext<Agent | undefined>(undefined);

/** The seller's agent: works while a page of the seller is open, through all of its tabs. */
export function AgentProvider({ children }: { readonly children: ReactNode }) {
  const market = useMarket();
  const masterOf = useMaster("seller");
  const { address, onMarketChain } = useWallet();
  const running = useRef<AbortController>(undefined);
  const [status, setStatus] = useState<AgentStatus>("off");
  const [problem, setProblem] = useState<string>();
  const { log, write, clear } = useLog();
  const refresh = useRefresh(market);

  const stop = useCallback(() => {
    running.current?.abort();
    running.current = undefined;
    setStatus("off");
  }, []);
  const start = useCallback(async () => {
    const controller = new AbortController();
    running.current?.abort();
    running.current = controller;
    const { signal } = controller;
    setProblem(undefined);
    setStatus("unlocking");
    const fail = (why: string) => {
      if (signal.aborted) return;
      stop();
      setProblem(why);
    };
    const onEvent = (event: AgentEvent) => {
      if (signal.aborted) return;
      write(eventWords(event));
      if (isRefusal(event)) fail(REFUSED);
      else refresh(event);
    };
    try {
      const master = await masterOf(market);
      if (signal.aborted) return;
      setStatus("running");
      const ended = await runAgent(market, master, signal, onEvent);
      if (ended === "elsewhere") fail("The agent works in another tab of this browser already.");
    } catch (error) {
      const { describeError } = await import("@ftns-market/sdk/errors");
      fail(describeError(error).message);
    }
  }, [market, masterOf, refresh, stop, write]);

  // Another account, another network, or no page of the seller any more: nothing may be sent for the one before.
  useEffect(
    () => () => {
      stop();
      setProblem(undefined);
      clear();
    },
    [address, onMarketChain, stop, clear],
  );
  const value = useMemo(
    () => ({ status, log, problem, start: () => void start(), stop }),
    [status, log, problem, start, stop],
  );
  return <Context value={value}>{children}</Context>;
}

export function useAgent(): Agent {
  const agent = useContext(Context);
  if (agent === undefined) throw new Error("useAgent needs an AgentProvider around it");
  return agent;
}

function useLog() {
  const [log, setLog] = useState<readonly LogLine[]>([]);
  const next = useRef(1);
  const write = useCallback((words: Omit<LogLine, "id" | "at">) => {
    const line = { ...words, id: next.current, at: Date.now() };
    next.current += 1;
    setLog((before) => [line, ...before].slice(0, LOG_LINES));
  }, []);
  const clear = useCallback(() => setLog([]), []);
  return { log, write, clear };
}

/** What an event of the agent makes stale is read again: at once from the chain, and when the index has the block. */
function useRefresh(market: MarketClient): (event: AgentEvent) => void {
  const queryClient = useQueryClient();
  return useCallback(
    (event) => {
      if (!("hash" in event)) return;
      const account = requireAccount(market);
      const stale =
        "sale" in event
          ? [keys.sale(event.sale), keys.deliveries(account), keys.funds(account), keys.earnings(account)]
          : [keys.audit(event.audit), keys.deliveries(account)];
      const again = () => stale.forEach((queryKey) => void queryClient.invalidateQueries({ queryKey }));
      again();
      // The status banner tells when the index is behind; the lists then follow later.
      void import("@ftns-market/sdk/queries")
        .then(({ waitForBlock }) => waitForBlock(market, event.block))
        .then(again, again);
    },
    [market, queryClient],
  );
}
