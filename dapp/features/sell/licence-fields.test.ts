import { describe, expect, it } from "vitest";
import { NO_LICENCE, OWN_TEXT, readLicence } from "./licence-fields";

describe("readLicence", () => {
  it("is ready as it opens", () =>
    expect(readLicence(NO_LICENCE).terms).toEqual({
      ...{ kind: "Perpetual", transferable: false, exclusive: false },
      // The thirty days of the hidden field belong to another kind.
      ...{ period: 0, unitsPerPack: 0, supplyCap: 0 },
    }));
  it("counts a period in seconds", () =>
    expect(readLicence({ ...NO_LICENCE, kind: "Subscription", days: "7" }).terms).toMatchObject({
      period: 604_800,
      unitsPerPack: 0,
    }));
  it("refuses a period that the contract cannot store", () => {
    const at = (days: string) => readLicence({ ...NO_LICENCE, kind: "Subscription", days });
    expect(at("49710").terms?.period).toBe(4_294_944_000);
    expect(at("49711")).toMatchObject({ terms: undefined, problems: { days: expect.stringContaining("49710") } });
    expect(at("0").terms).toBeUndefined();
  });
  it("needs the uses of a pack only for packs", () => {
    expect(readLicence({ ...NO_LICENCE, uses: "x" }).terms).toBeDefined();
    expect(readLicence({ ...NO_LICENCE, kind: "Metered", uses: "x" }).problems.uses).toBeDefined();
  });
  it("needs the text when it is one's own", () => {
    expect(readLicence({ ...NO_LICENCE, text: OWN_TEXT }).terms).toBeUndefined();
    expect(readLicence({ ...NO_LICENCE, text: OWN_TEXT, ownText: "Use it well." }).terms).toBeDefined();
  });
  it("has no limit unless one is written", () => {
    expect(readLicence({ ...NO_LICENCE, cap: "25" }).terms?.supplyCap).toBe(25);
    expect(readLicence({ ...NO_LICENCE, cap: "0" })).toMatchObject({
      terms: undefined,
      problems: { cap: expect.any(String) },
    });
  });
});
