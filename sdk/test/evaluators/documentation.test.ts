import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { evaluators } from "../../src/index.ts";
import { DATASHEET, DESCRIPTION, MODEL_CARD } from "../../src/evaluators/documentation/sections.ts";
import { checkOf, file } from "./fixtures.ts";

const WORDS = "one two three four five six seven eight nine ten eleven twelve thirteen";
const evaluate = (text: string, options: Partial<Omit<evaluators.DocumentationToEvaluate, "text">> = {}) =>
  evaluators.evaluateDocumentation({ text: file("card.md", text), kind: "model", ...options });
const found = (text: string, part: string, options = {}) =>
  checkOf(evaluate(text, options), `documentation.${part}`).value === 1;

describe("evaluateDocumentation", () => {
  for (const [kind, sections] of [
    ["model", MODEL_CARD],
    ["dataset", DATASHEET],
    ["other", DESCRIPTION],
  ] as const) {
    it(`gives a whole ${kind} card the whole score, and an empty one nothing`, () => {
      const card = sections.map(({ headings }) => `## ${headings[0]}\n\n${WORDS}\n`).join("\n");
      assert.equal(evaluate(card, { kind }).score, 10_000);
      assert.equal(evaluate("", { kind }).score, 0);
      assert.equal(
        sections.reduce((sum, { weight }) => sum + weight, 0),
        100,
      );
    });
  }

  it("finds parts by other names, in both kinds of headings, at any level", () => {
    assert.ok(found(`#### Out-of-scope uses ####\n${WORDS}`, "intended-use"));
    assert.ok(found(`Bias, Risks & Limitations\n=====\n${WORDS}`, "limitations"));
    assert.ok(found(`Bias, Risks & Limitations\n-----\n${WORDS}`, "ethics"));
    assert.ok(found(`## Training and **figures**\n${WORDS}`, "results"));
    assert.ok(!found(`## Unlimited fun\n${WORDS}`, "limitations"));
  });

  it("counts what stands under lower headings as well", () => {
    assert.ok(found(`## Limits\n### Here\n${WORDS}\n## Next\n`, "limitations"));
    assert.ok(!found(`## Limits\n## Next\n${WORDS}`, "limitations"));
  });

  it("wants different words, and none of them in code", () => {
    assert.ok(!found(`## Limits\n${"word ".repeat(100)}`, "limitations"));
    assert.ok(!found(`## Limits\n\`\`\`\n${WORDS}\n\`\`\``, "limitations"));
    assert.ok(!found(`\`\`\`\n## Limits\n${WORDS}\n\`\`\``, "limitations"));
    assert.match(
      checkOf(evaluate("## Limits\nnone"), "documentation.limitations").detail,
      /only 1 different words, 12 are needed/,
    );
  });

  it("takes the licence that the metadata states", () => {
    assert.ok(!found("", "licence"));
    assert.ok(found("", "licence", { licence: "MIT" }));
    assert.ok(found("## License\nMIT licence", "licence"));
  });

  it("reads a hostile line as fast as any other", () => {
    const started = performance.now();
    assert.ok(!found(`# Limits${" ".repeat(2_000_000)}#x${" #".repeat(500_000)}x`, "licence"));
    assert.ok(performance.now() - started < 5_000);
  });

  it("refuses what is no card", () => {
    assert.throws(() => evaluate(" ".repeat(4_194_305)), /longer than 4 MiB/);
  });
});
