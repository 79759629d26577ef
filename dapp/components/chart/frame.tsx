import { clsx } from "clsx";
import type { ReactNode } from "react";
import { Table } from "@/components/table";
import { PLOT, type Tick } from "./scales";
import type { ChartPoint } from "./series";

/** What every chart takes. */
export interface ChartText {
  /** What is shown: "Volume per day". The caption of the figure. */
  readonly title: string;
  /** A sentence that says what the picture says, for those who do not see it and those in a hurry. */
  readonly summary?: ReactNode;
  /** Names of the axes, and of the columns of the table. */
  readonly xName: string;
  readonly yName: string;
  /** Instead of a picture when there is no point. */
  readonly empty?: ReactNode;
}

interface FrameProps extends ChartText {
  readonly points: readonly (ChartPoint & { readonly range?: { readonly text: string } })[];
  readonly yTicks: readonly Tick[];
  readonly xTicks: readonly Tick[];
  /** Shapes, in a box of 100 by 100 that is stretched: strokes need `vectorEffect="non-scaling-stroke"`. */
  readonly children: ReactNode;
  /** Lies over the picture. */
  readonly overlay: ReactNode;
}

/**
 * Caption, axes and table around the shapes of a chart. Only the shapes are stretched with the page: the words are HTML, so
 * that they stay readable on a phone.
 */
export function ChartFrame({ title, summary, xName, yName, empty, ...rest }: FrameProps) {
  return (
    <figure className="min-w-0">
      <figcaption className="mb-3">
        <span className="font-semibold">{title}</span>
        {summary === undefined ? undefined : <span className="block text-muted">{summary}</span>}
      </figcaption>
      {rest.points.length === 0 ? (
        <p className="rounded-md bg-sunken px-3 py-8 text-center text-muted">{empty ?? "Nothing to show yet."}</p>
      ) : (
        <>
          <Plot xName={xName} yName={yName} {...rest} />
          <NumbersTable caption={title} xName={xName} yName={yName} points={rest.points} />
        </>
      )}
    </figure>
  );
}

function Plot({
  xName,
  yName,
  yTicks,
  xTicks,
  children,
  overlay,
}: Pick<FrameProps, "xName" | "yName" | "yTicks" | "xTicks" | "children" | "overlay">) {
  const widest = yTicks.reduce((longest, { text }) => (text.length > longest.length ? text : longest), "");
  return (
    <div className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2 text-xs text-muted">
      <p aria-hidden className="col-span-2 mb-3">
        {yName}
      </p>
      <div aria-hidden className="figures relative h-48">
        <span className="invisible">{widest}</span>
        {yTicks.map(({ at, text }) => (
          <span key={at} className="absolute right-0 translate-y-1/2" style={{ bottom: `${at}%` }}>
            {text}
          </span>
        ))}
      </div>
      <div className="relative h-48">
        <svg
          aria-hidden
          viewBox={`0 0 ${PLOT} ${PLOT}`}
          preserveAspectRatio="none"
          className="absolute inset-0 size-full overflow-visible"
        >
          {yTicks.map(({ at }) => (
            <line
              key={at}
              x1={0}
              x2={PLOT}
              y1={PLOT - at}
              y2={PLOT - at}
              vectorEffect="non-scaling-stroke"
              className={at === 0 ? "stroke-line-strong" : "stroke-line"}
            />
          ))}
          {children}
        </svg>
        {overlay}
      </div>
      <XLabels ticks={xTicks} />
      <p aria-hidden className="col-start-2 text-right">
        {xName}
      </p>
    </div>
  );
}

/** On a phone every second one, counted from the newest. */
function XLabels({ ticks }: { readonly ticks: readonly Tick[] }) {
  const sparse = (index: number) => ticks.length > 4 && (ticks.length - 1 - index) % 2 === 1 && "max-sm:hidden";
  return (
    <div aria-hidden className="relative col-start-2 mt-1.5 h-5 overflow-hidden whitespace-nowrap">
      {ticks.map(({ at, text }, index) => (
        <span
          key={`${at}-${text}`}
          className={clsx("absolute", edgeClass(at), sparse(index))}
          style={at > 92 ? { right: 0 } : { left: at < 8 ? 0 : `${at}%` }}
        >
          {text}
        </span>
      ))}
    </div>
  );
}

/** Labels at the edges stay inside of the picture. */
function edgeClass(at: number): string {
  return at < 8 || at > 92 ? "" : "-translate-x-1/2";
}

/** The same numbers, newest or last at the end as in the picture. */
function NumbersTable({
  caption,
  xName,
  yName,
  points,
}: Pick<FrameProps, "points" | "xName" | "yName"> & { readonly caption: string }) {
  const ranged = points.some(({ range }) => range !== undefined);
  const rows = points.map((point, index) => ({ ...point, key: String(index) }));
  return (
    <details className="mt-2">
      <summary className="w-fit cursor-pointer text-xs text-accent hover:underline">The numbers as a table</summary>
      <div className="mt-2 max-h-72 overflow-y-auto">
        <Table
          caption={caption}
          rows={rows}
          rowKey={({ key }) => key}
          columns={[
            { name: xName, cell: ({ label }) => label },
            { name: yName, numeric: true, cell: ({ text }) => text },
            ...(ranged
              ? [{ name: "Range", numeric: true, cell: ({ range }: (typeof rows)[number]) => range?.text ?? "" }]
              : []),
          ]}
        />
      </div>
    </details>
  );
}
