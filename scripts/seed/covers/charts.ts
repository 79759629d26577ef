import { type Palette, HEIGHT, WIDTH, axes, box, cover, dot, frame, path, spreadOut } from "./drawing.ts";

/** One colour family per category, so that a list of covers reads as one catalogue. */
export const PALETTES = {
  model: { background: "#1b1f4b", faint: "#4a4f86", marks: ["#8ea2ff", "#ffd479", "#7be0c3"] },
  dataset: { background: "#0c3b3a", faint: "#3a6b68", marks: ["#6fe3c8", "#ffb27d", "#d5e36f"] },
  compute: { background: "#3a1d45", faint: "#6d4a7a", marks: ["#d7a3ff", "#ffd479", "#8fd3ff"] },
  tool: { background: "#3d2712", faint: "#75573a", marks: ["#ffc27a", "#8fd3ff", "#ffe6b8"] },
  ip: { background: "#3f1524", faint: "#7a4257", marks: ["#ff9db4", "#ffd479", "#c9b8ff"] },
} as const satisfies Record<string, Palette>;

/** Points of two figures, coloured by class. */
export function scatter(title: string, palette: Palette, x: number[], y: number[], classes: readonly number[]): string {
  const across = spreadOut(x);
  const up = spreadOut(y);
  const marks = across.map((share, i) =>
    dot(frame.x(share), frame.y(up[i] as number), 4.5, palette.marks[(classes[i] ?? 0) % 3] as string, 0.75),
  );
  return cover(title, palette, [axes(palette), ...marks]);
}

/** A curve through points with x and y from 0 to 1, over the diagonal. */
export function curve(title: string, palette: Palette, points: readonly { x: number; y: number }[]): string {
  const at = points.map(({ x, y }) => ({ x: frame.x(x), y: frame.y(y) }));
  const diagonal = [
    { x: frame.x(0), y: frame.y(0) },
    { x: frame.x(1), y: frame.y(1) },
  ];
  const area = [`${frame.x(0)},${frame.y(0)}`, ...at.map(({ x, y }) => `${Math.round(x)},${Math.round(y)}`)];
  return cover(title, palette, [
    `<polygon points="${area.join(" ")} ${frame.x(1)},${frame.y(0)}" fill="${palette.marks[0]}" fill-opacity="0.18"/>`,
    path(diagonal, palette.faint, 2),
    axes(palette),
    path(at, palette.marks[0], 5),
  ]);
}

/** Lines over a common axis; each line is scaled to the common range. */
export function lines(title: string, palette: Palette, series: readonly (readonly number[])[]): string {
  const all = series.flat();
  const min = Math.min(...all);
  const range = Math.max(...all) - min || 1;
  const marks = series.flatMap((values, index) => {
    const color = palette.marks[index % 3] as string;
    const points = values.map((value, i) => ({
      x: frame.x(0.04 + (0.92 * i) / Math.max(1, values.length - 1)),
      y: frame.y(0.06 + (0.86 * (value - min)) / range),
    }));
    return [path(points, color, 4), ...points.map(({ x, y }) => dot(x, y, 7, color))];
  });
  return cover(title, palette, [axes(palette), ...marks]);
}

/** Bars upwards or downwards from a middle or lower line. */
export function bars(title: string, palette: Palette, values: readonly number[]): string {
  const top = Math.max(...values.map(Math.abs));
  const zero = values.some((value) => value < 0) ? 0.5 : 0;
  const step = (frame.x(1) - frame.x(0)) / values.length;
  const marks = values.map((value, i) => {
    const end = frame.y(zero + (value / top) * (1 - zero));
    const color = palette.marks[value < 0 ? 1 : 0];
    return box(frame.x(0) + i * step, Math.min(end, frame.y(zero)), step * 0.7, Math.abs(frame.y(zero) - end), color);
  });
  return cover(title, palette, [...marks, box(frame.x(0), frame.y(zero), frame.x(1) - frame.x(0), 2, palette.faint)]);
}

/** A field of cells, each between 0 (background) and 1 (full colour); negative ones in the second colour. */
export function cells(title: string, palette: Palette, rows: readonly (readonly number[])[]): string {
  const columns = rows[0]?.length ?? 1;
  const width = (WIDTH - 80) / columns;
  const height = (HEIGHT - 72) / rows.length;
  const marks = rows.flatMap((row, r) =>
    row.flatMap((value, c) => {
      if (Math.abs(value) < 0.02) return [];
      const color = palette.marks[value < 0 ? 1 : 0];
      return [box(40 + c * width, 36 + r * height, width * 0.86, height * 0.86, color, Math.min(1, Math.abs(value)))];
    }),
  );
  return cover(title, palette, marks);
}

/** Regions of the plane by class, with points on top. `classAt` is asked on a grid of shares 0 … 1. */
export function regions(
  title: string,
  palette: Palette,
  classAt: (x: number, y: number) => number,
  points: readonly { x: number; y: number; label: number }[],
): string {
  const columns = 96;
  const rows = 54;
  const width = (frame.x(1) - frame.x(0)) / columns;
  const height = (frame.y(0) - frame.y(1)) / rows;
  const marks = Array.from({ length: rows }, (_, row) => {
    const classes = Array.from({ length: columns }, (_, column) =>
      classAt((column + 0.5) / columns, (row + 0.5) / rows),
    );
    const starts = classes.flatMap((label, column) => (label === classes[column - 1] ? [] : [column]));
    return starts.map((start, i) => {
      const length = (starts[i + 1] ?? columns) - start;
      const color = palette.marks[(classes[start] as number) % 3] as string;
      return box(frame.x(0) + start * width, frame.y(0) - (row + 1) * height, length * width, height, color, 0.28);
    });
  });
  const dots = points.map(({ x, y, label }) => dot(frame.x(x), frame.y(y), 4.5, palette.marks[label % 3] as string));
  return cover(title, palette, ['<g shape-rendering="crispEdges">', ...marks.flat(), "</g>", ...dots]);
}

/** Links from places on the left to places on the right, both 0 … 1. */
export function links(title: string, palette: Palette, pairs: readonly { from: number; to: number }[]): string {
  const marks = pairs.flatMap(({ from, to }, i) => {
    const color = palette.marks[i % 3] as string;
    const [left, right] = [frame.y(1 - from), frame.y(1 - to)];
    const bend = `M80 ${left.toFixed(1)} C320 ${left.toFixed(1)} 320 ${right.toFixed(1)} 560 ${right.toFixed(1)}`;
    return [
      `<path d="${bend}" fill="none" stroke="${color}" stroke-width="2.5" stroke-opacity="0.7"/>`,
      box(48, left - 5, 32, 10, color),
      box(560, right - 3, 32, 6, color),
    ];
  });
  return cover(title, palette, marks);
}

/** Boxes in a row with their names, joined by arrows; the last ones side by side. */
export function flow(title: string, palette: Palette, steps: readonly (readonly string[])[]): string {
  const step = (WIDTH - 60) / steps.length;
  const marks = steps.flatMap((names, column) =>
    names.flatMap((name, row) => {
      const x = 30 + column * step;
      const y = HEIGHT / 2 + (row - (names.length - 1) / 2) * 96;
      const color = palette.marks[column % 3] as string;
      const entry = { x: x + 6, y };
      const from = { x: x - step * 0.26 + 6, y: HEIGHT / 2 };
      return [
        ...(column === 0 ? [] : [path([from, entry], palette.faint, 3)]),
        `<rect x="${(x + 6).toFixed(1)}" y="${(y - 30).toFixed(1)}" width="${(step * 0.74).toFixed(1)}" height="60" rx="10" fill="${color}"/>`,
        `<text x="${(x + 6 + step * 0.37).toFixed(1)}" y="${(y + 6).toFixed(1)}" font-family="sans-serif" font-size="17" text-anchor="middle" fill="${palette.background}">${name}</text>`,
      ];
    }),
  );
  return cover(title, palette, marks);
}
