import { describe, expect, it } from "vitest";
import { countdown, standingOf } from "./standing";

describe("standingOf", () => {
  const deadline = 1_000;
  it.each([
    ["AwaitingKey", 999, "deliver"],
    ["AwaitingKey", 1_000, "deliver"],
    ["AwaitingKey", 1_001, "missed"],
    ["Delivered", 1_000, "content"],
    ["Delivered", 1_001, "settle"],
    ["Settled", 1_001, "over"],
    ["Refunded", 0, "over"],
  ])("%s at %i of 1000 is %s", (state, now, standing) => expect(standingOf({ state, deadline }, now)).toBe(standing));
});

describe("countdown", () => {
  const at = (left: number) => countdown(1_000_000 + left, 1_000_000);
  it("says days and hours while there is time", () =>
    expect(at(3 * 86_400 - 1)).toEqual({ text: "2 days 23 hours left", tone: "neutral" }));
  it("warns on the last day", () => expect(at(86_399)).toEqual({ text: "23 hours 59 minutes left", tone: "warning" }));
  it("is urgent in the last six hours", () => {
    expect(at(6 * 3_600).tone).toBe("warning");
    expect(at(6 * 3_600 - 1)).toEqual({ text: "5 hours 59 minutes left", tone: "danger" });
  });
  it("counts seconds only in the last minute", () => {
    expect(at(119).text).toBe("1 minute left");
    expect(at(59).text).toBe("59 seconds left");
    expect(at(0).text).toBe("0 seconds left");
  });
  it("says how long ago it was", () => expect(at(-3_700)).toEqual({ text: "1 hour 1 minute ago", tone: "danger" }));
});
