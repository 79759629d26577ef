import { clsx } from "clsx";
import { CompactAmount } from "@/components/values";
import { compactFtns } from "@/lib/format";
import { shareOfVotes, tallyPicture, type Tally } from "./tally";

const PARTS = [
  { key: "for", name: "For", fill: "bg-positive" },
  { key: "abstain", name: "Abstain", fill: "bg-line-strong" },
  { key: "against", name: "Against", fill: "bg-danger" },
] as const;

/** How the votes stand, and where the quorum lies. @param brief without the numbers of each side in a table of their own */
export function TallyBar({
  tally,
  quorum,
  brief = false,
}: {
  readonly tally: Tally;
  readonly quorum: bigint;
  readonly brief?: boolean;
}) {
  const picture = tallyPicture(tally, quorum);
  return (
    <div className="flex flex-col gap-2">
      <div className="relative pt-1 pb-1" aria-hidden>
        <div className="flex h-2.5 overflow-hidden rounded-full bg-sunken">
          {PARTS.map(({ key, fill }) => (
            <span key={key} className={clsx("h-full", fill)} style={{ width: `${picture[key]}%` }} />
          ))}
        </div>
        <span
          className="absolute inset-y-0 w-0.5 -translate-x-1/2 rounded-full bg-ink"
          style={{ left: `${Math.min(99.5, Math.max(0.5, picture.quorumAt))}%` }}
        />
      </div>
      {brief ? <BriefWords tally={tally} /> : <Sides tally={tally} />}
      <p className="text-xs text-muted">
        Quorum{" "}
        <span className={clsx("font-medium", picture.hasQuorum ? "text-positive" : "text-ink")}>
          {picture.hasQuorum ? "reached" : "not reached"}
        </span>
        : {compactFtns(picture.counted)} of <CompactAmount amount={quorum} /> for or abstaining
      </p>
    </div>
  );
}

function BriefWords({ tally }: { readonly tally: Tally }) {
  return (
    <p className="figures flex flex-wrap gap-x-3 text-xs">
      {PARTS.map(({ key, name }) => (
        <span key={key}>
          <span className="text-muted">{name}</span> {compactFtns(tally[key])} ({shareOfVotes(tally[key], tally)})
        </span>
      ))}
    </p>
  );
}

function Sides({ tally }: { readonly tally: Tally }) {
  return (
    <dl className="grid grid-cols-[auto_1fr_auto] items-center gap-x-3 gap-y-1">
      {PARTS.map(({ key, name, fill }) => (
        <div key={key} className="contents">
          <dt className="flex items-center gap-1.5">
            <span aria-hidden className={clsx("size-2.5 rounded-sm", fill)} />
            {name}
          </dt>
          <dd className="figures text-right">
            <CompactAmount amount={tally[key]} />
          </dd>
          <dd className="figures w-16 text-right text-muted">{shareOfVotes(tally[key], tally)}</dd>
        </div>
      ))}
    </dl>
  );
}
