/** An edge of the family: `child` pays `parent` a royalty, basis points of each sale after the fee. */
export interface Edge {
  readonly parent: number;
  readonly child: number;
  readonly royaltyBps: number;
}

/** A box of the picture. */
export interface Box {
  /** The asset; undefined for the box that stands for those that are left out. */
  readonly asset: number | undefined;
  /** How many are left out; 0 for an asset. */
  readonly hidden: number;
  /** Middle of the box, percent of the width. */
  readonly x: number;
  /** Row from the top, from 0. */
  readonly row: number;
}

/** Where a line passes a row. */
export interface Point {
  /** Percent of the width. */
  readonly x: number;
  readonly row: number;
}

/** A line of the picture from a parent down to its child, past the boxes of the rows between them. */
export interface Line {
  /** At least two: the parent, its passages, the child. */
  readonly points: readonly Point[];
  readonly edge: Edge;
}

/** A family tree in rows, ancestors above. */
export interface Layout {
  readonly rows: number;
  readonly boxes: readonly Box[];
  readonly lines: readonly Line[];
}

/**
 * Puts a family in rows: each generation below the one it was made from, `center` among them. Of a row that is too long the last
 * box stands for those that are left out. A line over several rows gets a place of its own in each, so that no box hides it.
 * @param perRow boxes that fit beside each other; at least 2
 */
export function layoutLineage(center: number, edges: readonly Edge[], perRow: number): Layout {
  const generations = generationsOf(center, edges);
  const top = Math.min(...generations.values());
  const rows = Math.max(...generations.values()) - top + 1;
  const rowOf = (asset: number) => (generations.get(asset) ?? 0) - top;
  const boxes = new Map<number, Box>();
  const left: Box[] = [];
  const passages = new Map<Edge, Point[]>(edges.map((edge) => [edge, []]));
  for (let row = 0; row < rows; row++) {
    const assets = [...generations.keys()].filter((asset) => rowOf(asset) === row);
    const passing = edges.filter(({ parent, child }) => rowOf(parent) < row && row < rowOf(child));
    const shown = assets.length > perRow ? assets.slice(0, perRow - 1) : assets;
    const hidden = assets.length - shown.length;
    const lanes = passing.slice(0, perRow - shown.length - (hidden > 0 ? 1 : 0));
    const places = shown.length + (hidden > 0 ? 1 : 0) + lanes.length;
    const middle = (place: number) => ((place + 0.5) / places) * 100;
    shown.forEach((asset, place) => boxes.set(asset, { asset, hidden: 0, x: middle(place), row }));
    lanes.forEach((edge, lane) => passages.get(edge)?.push({ x: middle(shown.length + lane), row }));
    if (hidden > 0) left.push({ asset: undefined, hidden, x: middle(places - 1), row });
  }
  const lines = edges.flatMap((edge): Line[] => {
    const [from, to] = [boxes.get(edge.parent), boxes.get(edge.child)];
    if (from === undefined || to === undefined) return [];
    return [{ edge, points: [from, ...(passages.get(edge) ?? []), to] }];
  });
  return { rows, boxes: [...boxes.values(), ...left], lines };
}

/** The generation of each asset seen from `center`: the longest way up is negative, the longest way down positive. */
function generationsOf(center: number, edges: readonly Edge[]): ReadonlyMap<number, number> {
  const found = new Map([[center, 0]]);
  const follow = (near: "parent" | "child", far: "parent" | "child", step: number) => {
    let frontier = [center];
    // No way is longer than the number of edges; a circle in a lying index ends there.
    for (let length = 1; frontier.length > 0 && length <= edges.length; length++) {
      const reached = edges.filter((edge) => frontier.includes(edge[near])).map((edge) => edge[far]);
      frontier = [...new Set(reached)].filter((asset) => asset !== center);
      for (const asset of frontier) found.set(asset, step * length);
    }
  };
  follow("child", "parent", -1);
  follow("parent", "child", 1);
  return found;
}
