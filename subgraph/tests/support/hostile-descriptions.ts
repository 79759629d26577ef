/** Descriptions as anybody can propose them, and what is shown. `kept` where the index cannot hold every character. */
export const HOSTILE_DESCRIPTIONS: Readonly<
  Record<string, { readonly description: string; readonly title: string; readonly kept?: string }>
> = {
  empty: { description: "", title: "" },
  "only marks": { description: "####", title: "" },
  "white space": { description: " \n\t \n", title: "" },
  "no mark": { description: "Lower the fee\nnow", title: "Lower the fee" },
  "blank lines first": { description: "\n\n## Lower the fee", title: "Lower the fee" },
  "direction characters": { description: "# a\u202eb\u2066c", title: "abc" },
  "a NUL byte": { description: "# a\u0000b", title: "ab", kept: "# ab" },
  script: { description: "# <script>alert(1)</script>", title: "<script>alert(1)</script>" },
  "far too long": { description: `# ${"t".repeat(50_000)}`, title: "t".repeat(200) },
  "other scripts": { description: "# 模型 — Čeština — नमूना", title: "模型 — Čeština — नमूना" },
  "cut between two halves of a character": {
    description: `# ${"t".repeat(199)}\u{1f600}\u{1f600}`,
    title: `${"t".repeat(199)}\u{1f600}`,
  },
};
