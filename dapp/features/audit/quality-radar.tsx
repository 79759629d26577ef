import { Table } from "@/components/table";
import { METRICS, points, SCORE_MEANING, scoreWords, type Score, type Scores } from "./metrics";
import { cornersOf, placeOnAxis, polygon, type Place } from "./radar-layout";

const RADIUS = 100;
const RINGS = [0.25, 0.5, 0.75, 1];
/** How far from the middle the names of the axes stand, in radii. */
const NAME_AT = 1.14;

/** Five scores as a shape, and as a table: the picture is only for a first look. @param title caption of the figure */
export function QualityRadar({ scores, title }: { readonly scores: Scores; readonly title: string }) {
  const rows = METRICS.map((metric) => ({ ...metric, score: scores[metric.key] }));
  return (
    <figure className="@container min-w-0">
      <figcaption className="sr-only">{title}</figcaption>
      <div className="grid items-center gap-x-6 gap-y-3 @lg:grid-cols-2 [&>*]:min-w-0">
        <Shape scores={rows.map(({ score }) => score)} />
        <Table
          caption={title}
          rows={rows}
          rowKey={({ key }) => key}
          columns={[
            { name: "Metric", cell: ({ name }) => name },
            { name: "Weight", numeric: true, cell: ({ weight }) => `${weight} %` },
            {
              name: "Score",
              numeric: true,
              cell: ({ score }) =>
                typeof score === "number" ? (
                  <span className="font-medium">{points(score)}</span>
                ) : (
                  <span className="text-muted" title={SCORE_MEANING[score]}>
                    {scoreWords(score)}
                  </span>
                ),
            },
          ]}
        />
      </div>
    </figure>
  );
}

function Shape({ scores }: { readonly scores: readonly Score[] }) {
  const axes = METRICS.length;
  return (
    <svg aria-hidden viewBox="-165 -128 330 245" className="mx-auto block w-full max-w-88">
      {RINGS.map((share) => (
        <polygon
          key={share}
          points={polygon(METRICS.map((_, axis) => placeOnAxis(axis, axes, share, RADIUS)))}
          fill="none"
          className={share === 1 ? "stroke-line-strong" : "stroke-line"}
        />
      ))}
      {METRICS.map(({ key }, axis) => {
        const { x, y } = placeOnAxis(axis, axes, 1, RADIUS);
        return <line key={key} x1={0} y1={0} x2={x} y2={y} className="stroke-line" />;
      })}
      <polygon
        points={polygon(cornersOf(scores, RADIUS))}
        strokeWidth={2}
        strokeLinejoin="round"
        className="fill-accent/20 stroke-accent"
      />
      {cornersOf(scores, RADIUS).map(({ x, y }, axis) =>
        typeof scores[axis] === "number" ? <circle key={axis} cx={x} cy={y} r={3.5} className="fill-accent" /> : null,
      )}
      {METRICS.map(({ key, short }, axis) => (
        <AxisName
          key={key}
          name={short}
          at={placeOnAxis(axis, axes, NAME_AT, RADIUS)}
          known={typeof scores[axis] === "number"}
        />
      ))}
    </svg>
  );
}

function AxisName({ name, at, known }: { readonly name: string; readonly at: Place; readonly known: boolean }) {
  const anchor = Math.abs(at.x) < 1 ? "middle" : at.x > 0 ? "start" : "end";
  return (
    <text
      x={at.x}
      y={at.y}
      textAnchor={anchor}
      dominantBaseline="middle"
      fontSize={13}
      className={known ? "fill-ink" : "fill-muted"}
    >
      {name}
    </text>
  );
}
