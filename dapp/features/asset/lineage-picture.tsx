import { clsx } from "clsx";
import Link from "next/link";
import { Table } from "@/components/table";
import { formatBps } from "@/lib/format";
import { layoutLineage, type Box, type Edge, type Layout, type Line, type Point } from "./lineage-layout";

const BOX_HEIGHT = 52;
const ROW_HEIGHT = 124;

/** What the picture shows of an asset. */
export interface Relative {
  readonly name: string;
  /** Its category in a word. */
  readonly category: string;
}

/**
 * The family of an asset, drawn: what it was made from above, what was made from it below, and the royalty on each line. The
 * same in a table.
 */
export function LineagePicture({
  center,
  edges,
  relatives,
}: {
  readonly center: number;
  readonly edges: readonly Edge[];
  readonly relatives: ReadonlyMap<number, Relative>;
}) {
  return (
    <figure>
      <figcaption className="sr-only">
        The family of this asset. Each line is a royalty that a child pays its parent on each sale.
      </figcaption>
      <Drawing
        {...{ center, relatives }}
        layout={layoutLineage(center, edges, 4)}
        boxWidth={23}
        className="max-sm:hidden"
      />
      <Drawing
        {...{ center, relatives }}
        layout={layoutLineage(center, edges, 2)}
        boxWidth={46}
        className="sm:hidden"
      />
      <details className="mt-3">
        <summary className="w-fit cursor-pointer text-xs text-accent hover:underline">The lineage as a table</summary>
        <div className="mt-2">
          <Table
            caption="Royalties between assets"
            rows={edges}
            rowKey={({ parent, child }) => `${child}-${parent}`}
            columns={[
              { name: "Made from", cell: ({ parent }) => <AssetName asset={parent} {...{ center, relatives }} /> },
              { name: "Made", cell: ({ child }) => <AssetName asset={child} {...{ center, relatives }} /> },
              { name: "Royalty of each sale", numeric: true, cell: ({ royaltyBps }) => formatBps(royaltyBps) },
            ]}
          />
        </div>
      </details>
    </figure>
  );
}

interface Family {
  readonly center: number;
  readonly relatives: ReadonlyMap<number, Relative>;
}

function AssetName({ asset, center, relatives }: Family & { readonly asset: number }) {
  const name = <bdi className="line-clamp-2 break-words">{relatives.get(asset)?.name ?? `Asset ${asset}`}</bdi>;
  if (asset === center) return <span className="font-medium">{name}</span>;
  return (
    <Link href={`/assets/${asset}`} prefetch={false} className="text-accent hover:underline">
      {name}
    </Link>
  );
}

/** Only the lines are stretched with the page; the boxes are HTML, so that their words stay readable on a phone. */
function Drawing({
  layout,
  boxWidth,
  className,
  ...family
}: Family & { readonly layout: Layout; readonly boxWidth: number; readonly className: string }) {
  const height = (layout.rows - 1) * ROW_HEIGHT + BOX_HEIGHT;
  return (
    <div className={clsx("relative", className)} style={{ height }}>
      <svg
        aria-hidden
        viewBox={`0 0 100 ${height}`}
        preserveAspectRatio="none"
        className="absolute inset-0 size-full overflow-visible"
      >
        {layout.lines.map((line) => (
          <path
            key={`${line.edge.child}-${line.edge.parent}`}
            d={curveOf(line)}
            fill="none"
            strokeWidth={1.5}
            vectorEffect="non-scaling-stroke"
            className="stroke-line-strong"
          />
        ))}
      </svg>
      {layout.lines.map((line) => (
        <span
          key={`${line.edge.child}-${line.edge.parent}`}
          className="figures absolute -translate-1/2 rounded-sm bg-card px-1 text-xs text-muted"
          style={labelPlace(line)}
        >
          {formatBps(line.edge.royaltyBps)}
        </span>
      ))}
      <ul>
        {layout.boxes.map((box) => (
          <li
            key={box.asset ?? `more-${box.row}`}
            className="absolute -translate-x-1/2"
            style={{ left: `${box.x}%`, top: topOf(box), width: `${boxWidth}%`, height: BOX_HEIGHT }}
          >
            <BoxContent box={box} {...family} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function BoxContent({ box, center, relatives }: Family & { readonly box: Box }) {
  const look = "flex size-full flex-col justify-center rounded-md border px-2.5 text-xs";
  if (box.asset === undefined) {
    return <span className={clsx(look, "border-dashed border-line-strong text-muted")}>{box.hidden} more</span>;
  }
  const relative = relatives.get(box.asset);
  const words = (
    <>
      <bdi className="truncate font-medium text-ink">{relative?.name ?? `Asset ${box.asset}`}</bdi>
      <span className="truncate text-muted">
        {box.asset === center ? "This asset" : (relative?.category ?? "Asset")} · #{box.asset}
      </span>
    </>
  );
  if (box.asset === center) return <span className={clsx(look, "border-accent bg-accent-soft")}>{words}</span>;
  return (
    <Link
      href={`/assets/${box.asset}`}
      prefetch={false}
      className={clsx(look, "border-line-strong bg-card hover:bg-sunken")}
    >
      {words}
    </Link>
  );
}

function topOf({ row }: Pick<Point, "row">): number {
  return row * ROW_HEIGHT;
}

function bottomOf(point: Pick<Point, "row">): number {
  return topOf(point) + BOX_HEIGHT;
}

/** In the middle of a line, or of its passage. */
function labelPlace({ points }: Line) {
  const [from, to] = points;
  if (from === undefined || to === undefined) return undefined;
  if (points.length > 2) return { left: `${to.x}%`, top: (topOf(to) + bottomOf(to)) / 2 };
  return { left: `${(from.x + to.x) / 2}%`, top: (bottomOf(from) + topOf(to)) / 2 };
}

/** Leaves below a box, goes straight down at the height of the others, arrives above a box. */
function curveOf({ points }: Line): string {
  return points
    .map((point, index) => {
      const before = points[index - 1];
      if (before === undefined) return `M${point.x} ${bottomOf(point)}`;
      const bend = (bottomOf(before) + topOf(point)) / 2;
      const down = index < points.length - 1 ? `V${bottomOf(point)}` : "";
      return `C${before.x} ${bend} ${point.x} ${bend} ${point.x} ${topOf(point)}${down}`;
    })
    .join("");
}
