/** Size of every cover in pixels. */
export const WIDTH = 640;
export const HEIGHT = 360;

/** Colours of a cover: background, faint lines, and marks in order of importance. */
export interface Palette {
  background: string;
  faint: string;
  marks: readonly [string, string, string];
}

/** A rectangle of the cover with its own coordinates: x and y from 0 to 1, y upwards. */
export interface Frame {
  x(share: number): number;
  y(share: number): number;
}

export const frame: Frame = {
  x: (share) => 40 + share * (WIDTH - 80),
  y: (share) => HEIGHT - 36 - share * (HEIGHT - 72),
};

/** An SVG picture. `title` is read to those who do not see it. */
export function cover(title: string, palette: Palette, marks: string[]): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" role="img">`,
    `<title>${escapeXml(title)}</title>`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="${palette.background}"/>`,
    ...marks,
    "</svg>",
    "",
  ].join("\n");
}

export function dot(x: number, y: number, radius: number, fill: string, opacity = 1): string {
  return `<circle cx="${px(x)}" cy="${px(y)}" r="${px(radius)}" fill="${fill}"${faded(opacity)}/>`;
}

export function box(x: number, y: number, width: number, height: number, fill: string, opacity = 1): string {
  return `<rect x="${px(x)}" y="${px(y)}" width="${px(width)}" height="${px(height)}" fill="${fill}"${faded(opacity)}/>`;
}

export function path(points: readonly { x: number; y: number }[], stroke: string, width: number): string {
  const list = points.map(({ x, y }) => `${px(x)},${px(y)}`).join(" ");
  return `<polyline points="${list}" fill="none" stroke="${stroke}" stroke-width="${px(width)}" stroke-linejoin="round"/>`;
}

/** The left and the lower edge of the frame. */
export function axes(palette: Palette): string {
  const corners = [
    { x: frame.x(0), y: frame.y(1) },
    { x: frame.x(0), y: frame.y(0) },
    { x: frame.x(1), y: frame.y(0) },
  ];
  return path(corners, palette.faint, 2);
}

/** Maps values to 0 … 1 between their least and their largest. */
export function spreadOut(values: readonly number[]): number[] {
  const min = Math.min(...values);
  const range = Math.max(...values) - min || 1;
  return values.map((value) => (value - min) / range);
}

function px(value: number): string {
  return String(Math.round(value * 10) / 10);
}

function faded(opacity: number): string {
  return opacity < 1 ? ` fill-opacity="${Math.round(opacity * 100) / 100}"` : "";
}

function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
