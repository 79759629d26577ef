import type { ProposalCall } from "@ftns-market/sdk/actions";
import type { CallOutcome, DescribedCall, Simulation } from "@ftns-market/sdk/governance";
import { CircleCheck, CircleX } from "lucide-react";
import { Fact, Facts } from "@/components/card";
import { Notice } from "@/components/notice";
import { Hash } from "@/components/values";

/** What a proposal does, call by call, in words; with the data behind it for whoever wants to check. */
export function CallsList({
  calls,
  described,
  simulation,
}: {
  readonly calls: readonly ProposalCall[];
  readonly described: readonly DescribedCall[];
  readonly simulation?: Simulation | undefined;
}) {
  return (
    <ol aria-label="Calls of the proposal" className="flex flex-col gap-4">
      {described.map((call, index) => (
        <li key={index} className="flex flex-col gap-2 rounded-md border border-line p-3">
          <p className="font-medium break-words">
            {described.length === 1 ? "" : `${index + 1}. `}
            {call.sentence}
          </p>
          {call.warning === undefined ? undefined : <Notice tone="danger">{call.warning}</Notice>}
          <Outcome outcome={simulation?.calls[index]} />
          <CallData call={call} raw={calls[index]} />
        </li>
      ))}
    </ol>
  );
}

function Outcome({ outcome }: { readonly outcome: CallOutcome | undefined }) {
  switch (outcome?.status) {
    case "ok":
      return (
        <p className="flex items-center gap-1.5 text-xs text-positive">
          <CircleCheck aria-hidden className="size-3.5 shrink-0" /> Tried just now: it would work.
        </p>
      );
    case "fails":
      return (
        <p className="flex items-start gap-1.5 text-xs text-danger">
          <CircleX aria-hidden className="mt-0.5 size-3.5 shrink-0" />
          <span className="min-w-0 break-words">Tried just now: it would fail. {outcome.error.message}</span>
        </p>
      );
    case "notReached":
      return <p className="text-xs text-muted">Not tried: a call before it would fail.</p>;
    case "unknown":
      return <p className="text-xs text-muted">The node cannot try this one before its execution.</p>;
    case undefined:
      return undefined;
  }
}

function CallData({ call, raw }: { readonly call: DescribedCall; readonly raw: ProposalCall | undefined }) {
  return (
    <details>
      <summary className="cursor-pointer text-xs text-muted">The call itself</summary>
      <div className="mt-2 flex flex-col gap-2 text-xs">
        <Facts>
          <Fact name="Contract">
            {call.contract ?? "Not of this market"}{" "}
            {raw === undefined ? undefined : <Hash value={raw.target} what="the address" />}
          </Fact>
          {call.signature === undefined ? undefined : (
            <Fact name="Function">
              <code className="break-all">{call.signature}</code>
            </Fact>
          )}
          {call.arguments.map(({ name, type, value }) => (
            <Fact key={name} name={`${name} (${type})`}>
              <code className="break-all">{value}</code>
            </Fact>
          ))}
          {raw === undefined || raw.value === 0n ? undefined : (
            <Fact name="Coin sent along">{String(raw.value)} wei</Fact>
          )}
        </Facts>
        {raw === undefined ? undefined : (
          <pre
            tabIndex={0}
            aria-label="Data of the call"
            className="max-h-40 overflow-auto rounded-md bg-sunken p-2 break-all whitespace-pre-wrap"
          >
            {raw.data}
          </pre>
        )}
      </div>
    </details>
  );
}
