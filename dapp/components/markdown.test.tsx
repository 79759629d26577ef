import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { Markdown } from "@/components/markdown";

const render = (text: string) => renderToStaticMarkup(<Markdown text={text} />);
const MAX_LENGTH = 65_536;
/** Unguarded, the worst of them takes more than a minute. */
const LIMIT_MS = 10_000;

describe("Markdown", () => {
  it("renders what sellers write", () => {
    const html = render("# A\n\nSome *words*, [a link](https://example.org).\n\n| a | b |\n| - | - |\n| 1 | 2 |");
    expect(html).toContain("<em>words</em>");
    expect(html).toContain("<table>");
    expect(html).toContain('rel="noopener noreferrer nofollow ugc"');
  });
  it("renders a long block of code, which the keyboard can scroll", () => {
    const code = "  { key: [1, 2] },\n".repeat(200);
    expect(render(`\`\`\`js\n${code}\`\`\``)).toContain('<pre tabindex="0">');
  });
  it.each([
    ["# A\n## B\n### C\n## D", ["h3", "h4", "h5", "h4"]],
    ["## A\n## B\n# C", ["h3", "h3", "h3"]],
    ["### A\n###### B", ["h3", "h4"]],
  ])("puts headings below those of the page without a gap: %j", (text, levels) => {
    expect([...render(text).matchAll(/<(h\d)>/g)].map(([, level]) => level)).toEqual(levels);
  });
});

describe("Markdown of somebody hostile", () => {
  it("never becomes a script, a handler, a frame or a picture", () => {
    const html = render(
      '<script>alert(1)</script>\n\n<img src=x onerror="alert(1)">\n\n<iframe src="https://a.b"></iframe>\n\n![x](https://a.b/c.png)',
    );
    expect(html).not.toMatch(/<(script|img|iframe)/);
  });
  it.each(["javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,<script>alert(1)</script>", "vbscript:x"])(
    "does not link to %s",
    (href) => expect(render(`[press](${href})`)).not.toMatch(/href="(?!")/),
  );
  const hostile: readonly (readonly [string, string])[] = [
    ["quotes", ">".repeat(MAX_LENGTH)],
    ["quotes with spaces", "> ".repeat(MAX_LENGTH / 2)],
    ["lists", "- ".repeat(MAX_LENGTH / 2)],
    ["ordered lists", "1. ".repeat(MAX_LENGTH / 3)],
    ["lists in lines", Array.from({ length: 300 }, (_, i) => `${" ".repeat(i)}- a`).join("\n")],
    ["brackets", "[".repeat(MAX_LENGTH)],
    ["links", "[a](".repeat(MAX_LENGTH / 4)],
    ["emphasis", "*a ".repeat(MAX_LENGTH / 3)],
    ["emphasis in emphasis", "*".repeat(MAX_LENGTH / 2) + "a" + "*".repeat(MAX_LENGTH / 2 - 1)],
    ["underscores", "_a__ ".repeat(MAX_LENGTH / 5)],
    ["code", "`a``".repeat(MAX_LENGTH / 4)],
    ["HTML", "<b>".repeat(MAX_LENGTH / 3)],
    ["addresses", "a@".repeat(MAX_LENGTH / 2)],
    ["a wide table", `${"|a".repeat(MAX_LENGTH / 4)}\n${"|-".repeat(MAX_LENGTH / 4)}`],
    ["many paragraphs, each at the limit", "*[`_a ".repeat(100).concat("\n\n").repeat(100).slice(0, MAX_LENGTH)],
    ["quotes at the limit", `${"> ".repeat(12)}a\n\n`.repeat(333)],
    ["more quotes", `${"> ".repeat(12)}a\n\n`.repeat(1_400).slice(0, MAX_LENGTH)],
    ["what only looks like code", `<!--\n\`\`\`\n-->\n\n${"[a](".repeat(1_000)}`],
    ["references", "[a]: b\n\n".repeat(1_400)],
  ];
  it.each(hostile)("does not stop the server: %s", (_, text) => {
    const begin = performance.now();
    const html = render(text);
    expect(performance.now() - begin).toBeLessThan(LIMIT_MS);
    expect(html.length).toBeGreaterThan(0);
  });
});
