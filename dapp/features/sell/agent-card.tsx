"use client";
import { useAgent } from "./agent-context";
import { Badge } from "@/components/badge";
import { Button } from "@/components/button";
import { Section } from "@/components/card";
import { Notice } from "@/components/notice";
import { TransactionLink } from "@/features/transaction";

const STATUS = {
  off: { tone: "neutral", name: "Off" },
  unlocking: { tone: "accent", name: "Waiting for your signature" },
  running: { tone: "positive", name: "Working" },
} as const;

/** Switches the agent in this page on and off, and shows what it did. */
export function AgentCard() {
  const { status, problem, start, stop, log } = useAgent();
  const { tone, name } = STATUS[status];
  return (
    <Section
      id="agent"
      title="Delivery agent in this page"
      description="Delivers keys as soon as a purchase is safe in the chain, also to auditors who ask, and settles sales whose time is over."
      actions={
        <div className="flex items-center gap-3">
          <span role="status">
            <Badge tone={tone}>{name}</Badge>
          </span>
          {status === "off" ? (
            <Button size="sm" onClick={start}>
              Start the agent
            </Button>
          ) : (
            <Button size="sm" tone="secondary" onClick={stop}>
              Stop the agent
            </Button>
          )}
        </div>
      }
    >
      <div className="flex flex-col gap-4">
        {problem === undefined ? undefined : (
          <Notice tone="warning" live>
            {problem}
          </Notice>
        )}
        <div className="grid gap-x-8 gap-y-2 text-muted md:grid-cols-2">
          <p>
            To start, your wallet signs a message that your delivery keys are made from. It is free and no transaction.
            Each delivery then is a transaction that your wallet asks you to confirm; it costs the network’s fee and no
            FTNS.
          </p>
          <p>
            It works while a page under “Sell” is open. Close it, and nothing is delivered until you come back: a key
            that is not delivered in time costs you the bond. <code>npm run deliver</code> runs the same agent
            unattended, on a server of yours. Cannot deliver? Decline, and the buyer has the money back at once.
          </p>
        </div>
        {log.length === 0 ? undefined : <AgentLog />}
      </div>
    </Section>
  );
}

function AgentLog() {
  const { log } = useAgent();
  return (
    <div
      role="log"
      aria-label="What the agent did"
      tabIndex={0}
      className="max-h-56 overflow-y-auto rounded-md border border-line bg-ground px-3 py-2 text-xs"
    >
      <ul className="flex flex-col gap-1">
        {log.map(({ id, at, text, serious, hash }) => (
          <li key={id} className={serious ? "font-semibold text-danger" : undefined}>
            <time className="figures mr-2 text-muted" dateTime={new Date(at).toISOString()}>
              {new Date(at).toISOString().slice(11, 19)}
            </time>
            <span className="break-words">{text}</span>
            {hash === undefined ? undefined : <TransactionLink hash={hash} />}
          </li>
        ))}
      </ul>
    </div>
  );
}
