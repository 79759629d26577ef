/** As much of a HTML tree as is needed here. */
interface Node {
  readonly type: string;
  tagName?: string;
  readonly children?: readonly Node[];
}

/** The page's own headings end here. */
const PAGE_LEVEL = 2;
const LAST_LEVEL = 6;

/** Moves the headings of a text below those of the page, without leaving out a level: a rehype plugin. */
export function rehypeHeadings() {
  return (tree: Node): void => {
    const above: number[] = [];
    walk(tree, (node) => {
      const level = Number(/^h([1-6])$/.exec(node.tagName ?? "")?.[1]);
      if (Number.isNaN(level)) return;
      while ((above.at(-1) ?? 0) >= level) above.pop();
      above.push(level);
      node.tagName = `h${Math.min(LAST_LEVEL, PAGE_LEVEL + above.length)}`;
    });
  };
}

function walk(node: Node, visit: (node: Node) => void): void {
  visit(node);
  for (const child of node.children ?? []) walk(child, visit);
}
