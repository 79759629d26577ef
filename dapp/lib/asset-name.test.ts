import { expect, it } from "vitest";
import { assetName } from "./asset-name";

it("names an asset by what can be seen of its name, else by its number", () => {
  const named = (name: string | null) => assetName({ id: "7", metadata: { name } });
  expect(named("  Iris ")).toBe("Iris");
  expect(named("花")).toBe("花");
  expect(named("🌸")).toBe("🌸");
  for (const nothing of [null, "", "   ", "\u200B".repeat(40), "\u200D\u2060", "\u2800".slice(1)]) {
    expect(named(nothing)).toBe("Asset 7");
  }
  expect(assetName({ id: "7", metadata: null })).toBe("Asset 7");
});
