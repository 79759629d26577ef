import { Table } from "@/components/table";
import { Amount, CompactAmount } from "@/components/values";
import { PART_FILLS, partKey, Payee, percentOf, type Part } from "@/features/payment";
import { formatFtns } from "@/lib/format";
import { layoutFlow, streamPath, type Flow } from "./flow-layout";

/** More payees than these are one stream in the picture; the table has them all. */
const DRAWN = 9;

type Drawn = Part | { readonly kind: "others"; readonly count: number; readonly amount: bigint };

/** Where the money of a sale goes, drawn as streams, and the same in a table. */
export function RevenuePicture({
  parts,
  byContribution,
  names,
}: {
  /** As a distribution would pay now. */
  readonly parts: readonly Part[];
  /** The same payees as contributions alone would pay them. */
  readonly byContribution: readonly Part[];
  readonly names: Readonly<Record<number, string>>;
}) {
  const whole = parts.reduce((sum, { amount }) => sum + amount, 0n);
  const before = new Map(byContribution.map((part) => [partKey(part), part.amount]));
  const shared = parts.filter(({ kind }) => kind === "share").length > 1;
  return (
    <figure>
      <figcaption className="mb-3 font-semibold">Where {formatFtns(whole)} of a sale go</figcaption>
      <Streams flow={layoutFlow(drawnOf(parts))} whole={whole} names={names} />
      {shared ? (
        <p className="mt-3 max-w-prose text-xs text-muted">
          The shares are those of this moment: each contribution counts 0.5 + 0.5 × the contributor’s reputation, read
          when the revenue is distributed.
        </p>
      ) : undefined}
      <details className="mt-3">
        <summary className="w-fit cursor-pointer text-xs text-accent hover:underline">The split as a table</summary>
        <div className="mt-2">
          <Table
            caption={`Where ${formatFtns(whole)} of a sale go`}
            rows={parts}
            rowKey={partKey}
            columns={[
              { name: "To", cell: (part) => <Payee part={part} names={names} /> },
              { name: "Part", numeric: true, cell: ({ amount }) => `${percentOf(amount, whole)} %` },
              ...(shared
                ? [
                    {
                      ...{ name: "By contribution", numeric: true },
                      cell: (part: Part) => <Amount amount={before.get(partKey(part)) ?? part.amount} />,
                    },
                  ]
                : []),
              {
                ...{ name: shared ? "With reputation" : "Amount", numeric: true },
                cell: ({ amount }: Part) => <Amount amount={amount} />,
              },
            ]}
          />
        </div>
      </details>
    </figure>
  );
}

function drawnOf(parts: readonly Part[]): readonly Drawn[] {
  if (parts.length <= DRAWN) return parts;
  const rest = parts.slice(DRAWN - 1);
  const amount = rest.reduce((sum, part) => sum + part.amount, 0n);
  return [...parts.slice(0, DRAWN - 1), { kind: "others", count: rest.length, amount }];
}

function Streams({
  flow,
  whole,
  names,
}: {
  readonly flow: Flow<Drawn>;
  readonly whole: bigint;
  readonly names: Readonly<Record<number, string>>;
}) {
  const { height, source, streams } = flow;
  return (
    <div
      className="grid grid-cols-[4.5rem_minmax(1.5rem,1fr)_minmax(0,12rem)] sm:grid-cols-[6rem_1fr_minmax(0,16rem)]"
      style={{ height }}
    >
      <div className="relative">
        <p
          className="absolute inset-x-0 flex flex-col justify-center rounded-l-md bg-accent-soft px-2 text-xs text-accent-strong"
          style={{ top: source[0], height: source[1] - source[0] }}
        >
          <span className="figures font-semibold">{formatFtns(whole)}</span>
          <span>paid</span>
        </p>
      </div>
      <svg aria-hidden viewBox={`0 0 100 ${height}`} preserveAspectRatio="none" className="size-full">
        {streams.map((stream) => (
          <path
            key={drawnKey(stream.part)}
            d={streamPath(stream)}
            opacity={0.55}
            className={stream.part.kind === "others" ? "fill-accent" : PART_FILLS[stream.part.kind].stream}
          />
        ))}
      </svg>
      <ul className="relative text-xs">
        {streams.map(({ part, to }) => (
          <li
            key={drawnKey(part)}
            className="absolute inset-x-0 flex -translate-y-1/2 flex-col pl-2"
            style={{ top: (to[0] + to[1]) / 2 }}
          >
            <span className="truncate font-semibold">
              <CompactAmount amount={part.amount} />
            </span>
            <span className="truncate text-muted">
              {part.kind === "others" ? `${part.count} more` : <Payee part={part} names={names} />}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function drawnKey(part: Drawn): string {
  return part.kind === "others" ? "others" : partKey(part);
}
