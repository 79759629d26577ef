import { describe, expect, it } from "vitest";
import { licenceState } from "./licence-state";

const licence = { valid: true, quantity: 1n, expiresAt: 0, keyVersion: 1 };
const DAY = 86_400;

describe("licenceState", () => {
  it("counts down a subscription and offers to renew it", () => {
    const running = licenceState("Subscription", { ...licence, expiresAt: 10 * DAY }, 0);
    expect(running).toMatchObject({ label: "Valid", again: "Renew" });
    expect(running.detail).toContain("10 days left");
    expect(licenceState("Subscription", { ...licence, expiresAt: 2 * DAY }, 0).label).toBe("Ends soon");
    expect(licenceState("Subscription", { ...licence, valid: false, expiresAt: DAY }, 2 * DAY).label).toBe("Expired");
  });

  it("counts the uses of a pack and offers more", () => {
    expect(licenceState("Metered", { ...licence, quantity: 1_500n }, 0)).toMatchObject({
      detail: "1,500 uses left.",
      again: "Buy more",
    });
    expect(licenceState("Metered", { ...licence, valid: false, quantity: 0n }, 0).label).toBe("Used up");
  });

  it("has nothing to renew for ever", () => {
    expect(licenceState("Perpetual", licence, 0)).toMatchObject({ label: "Valid", again: undefined });
    expect(licenceState("Perpetual", { ...licence, valid: false }, 0).again).toBe("Buy again");
  });
});
