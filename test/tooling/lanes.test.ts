import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { setImmediate as turn } from "node:timers/promises";

import { type Item, runInLanes } from "../../scripts/test/lanes.ts";
import { suites } from "../../scripts/test/suites.ts";

/** Runs items that last as many turns as `turns` says, else one; notes what runs in each turn in which something starts. */
async function beside(items: readonly Item[], lanes: number, turns: Record<string, number> = {}): Promise<string[]> {
  const running: string[] = [];
  const seen: string[] = [];
  await runInLanes(items, lanes, async ({ name }) => {
    running.push(name);
    seen.push(running.join(" "));
    for (let left = turns[name] ?? 1; left > 0; left--) await turn();
    running.splice(running.indexOf(name), 1);
  });
  return seen;
}

describe("lanes of suites", () => {
  it("run the items in their order, a free lane taking the next", async () => {
    const items = [{ name: "long" }, { name: "a" }, { name: "b" }, { name: "c" }];
    assert.deepEqual(await beside(items, 1), ["long", "a", "b", "c"]);
    assert.deepEqual(await beside(items, 2, { long: 9 }), ["long", "long a", "long b", "long c"]);
  });

  it("let an item wait for those it comes after, and others overtake it", async () => {
    const items = [{ name: "read", after: ["build"] }, { name: "build" }, { name: "other" }];
    assert.deepEqual(await beside(items, 2, { build: 2, other: 9 }), ["build", "build other", "other read"]);
  });

  it("let nothing wait for what is not in the list", async () => {
    assert.deepEqual(await beside([{ name: "read", after: ["build"] }], 2), ["read"]);
  });

  it("give the machine to what wants to be alone", async () => {
    const items = [{ name: "a" }, { name: "quiet", alone: true }, { name: "b" }, { name: "c", after: ["quiet"] }];
    assert.deepEqual(await beside(items, 2), ["a", "a b", "quiet", "c"]);
    assert.deepEqual(await beside(items.slice(1), 2), ["quiet", "b", "b c"]);
  });

  it("let what yields run beside what is alone, in a lane of its own", async () => {
    const items = [{ name: "a" }, { name: "browser", alone: true }, { name: "fuzz", yields: true }, { name: "b" }];
    assert.deepEqual(await beside(items, 2, { fuzz: 3 }), ["a", "a fuzz", "fuzz browser", "fuzz b"]);
    assert.deepEqual(await beside(items.slice(1), 1), ["browser", "fuzz", "b"]);
  });

  it("pass on what goes wrong", async () => {
    await assert.rejects(
      runInLanes([{ name: "a" }], 2, () => Promise.reject(new Error("no such tool"))),
      /no such tool/,
    );
  });

  it("refuse items that wait for each other", async () => {
    const circle = [
      { name: "hen", after: ["egg"] },
      { name: "egg", after: ["hen"] },
    ];
    await assert.rejects(beside(circle, 2), /^Error: these wait for each other: hen, egg$/);
  });
});

describe("suites", () => {
  it("come after suites that there are, further up in the list", () => {
    const names = suites().map(({ name }) => name);
    for (const { name, after } of suites()) {
      for (const earlier of after ?? []) {
        assert.ok(names.slice(0, names.indexOf(name)).includes(earlier), `${name} after ${earlier}`);
      }
    }
  });

  it("are alone only at the end, where no lane stands idle for them; what yields comes last and fills the other lane", () => {
    const ranks = suites().map(({ alone, yields }) => (yields === true ? 2 : alone === true ? 1 : 0));
    assert.ok(ranks.includes(1));
    assert.deepEqual(ranks, ranks.toSorted());
    assert.deepEqual(suites().at(-1)?.name, "solidity");
  });
});
