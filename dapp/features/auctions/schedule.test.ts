import { describe, expect, it } from "vitest";
import { scheduleOf, type Plan } from "./schedule";

const PLAN: Plan = {
  ...{ kind: "English", endsAt: 1_000, revealEndsAt: 0, extension: 600, reserveHidden: false },
  ...{ encrypted: true, deliveryWindow: 86_400 },
};
const names = (plan: Plan) => scheduleOf(plan).map(({ key }) => key);

describe("scheduleOf", () => {
  it("has the steps of each kind", () => {
    expect(names(PLAN)).toEqual(["open", "toSettle", "delivery"]);
    expect(names({ ...PLAN, reserveHidden: true })).toEqual(["open", "awaitingReserve", "toSettle", "delivery"]);
    expect(names({ ...PLAN, kind: "Vickrey", reserveHidden: true }).slice(0, 3)).toEqual([
      ...["open", "awaitingReserve", "revealing"],
    ]);
    expect(names({ ...PLAN, kind: "Dutch" })).toEqual(["open", "delivery"]);
    expect(names({ ...PLAN, kind: "SealedBid", revealEndsAt: 2 })).toEqual([
      "open",
      "revealing",
      "toSettle",
      "delivery",
    ]);
  });
  it("says what is hidden only where something is", () => {
    const hidden = (plan: Plan) => scheduleOf(plan).map((step) => step.hidden);
    expect(hidden(PLAN).every((words) => words === undefined)).toBe(true);
    expect(hidden({ ...PLAN, kind: "Vickrey", reserveHidden: true })[0]).toContain("the reserve");
    expect(hidden({ ...PLAN, kind: "Vickrey" })[0]).not.toContain("reserve");
  });
  it("does not promise an extension that there is not", () => {
    expect(scheduleOf({ ...PLAN, extension: 0 })[0]?.meaning).toContain("does not move the end");
    expect(scheduleOf(PLAN)[0]?.meaning).toContain("last 10 minutes");
  });
});
