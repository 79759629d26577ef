import { describe, expect, it } from "vitest";
import { parseProposalFilters, proposalsPath } from "./filters";

describe("the filters of proposals", () => {
  it("go into the URL and come back", () => {
    const path = proposalsPath({ state: "Active", cursor: undefined }, { cursor: "9" });
    expect(path).toBe("/governance?state=Active&cursor=9");
    expect(parseProposalFilters({ state: "Active", cursor: "9" })).toEqual({ state: "Active", cursor: "9" });
  });
  it("take no nonsense, and another state begins at the first page", () => {
    expect(parseProposalFilters({ state: "<script>", cursor: ["x".repeat(500)] })).toEqual({
      ...{ state: undefined, cursor: "x".repeat(200) },
    });
    expect(proposalsPath({ state: "Active", cursor: "9" }, { state: undefined })).toBe("/governance");
  });
});
