import { describe, expect, it } from "vitest";
import { nextStep } from "./purchase-step";

const purchase = {
  state: "AwaitingKey" as const,
  deadline: 1_000,
  amount: 100n * 10n ** 18n,
  bond: 5n * 10n ** 18n,
  instant: false,
  fraudulent: false,
  refundReason: undefined,
};

describe("nextStep", () => {
  it("waits for the seller until the last second, then offers the refund with the bond", () => {
    expect(nextStep(purchase, 1_000).kind).toBe("wait");
    const late = nextStep(purchase, 1_001);
    expect(late.kind).toBe("refund");
    expect(late.sentence).toContain("100 FTNS and the seller’s bond of 5 FTNS");
  });

  it("lets the buyer check until the last second, then leaves settling to anybody", () => {
    expect(nextStep({ ...purchase, state: "Delivered" }, 1_000).kind).toBe("check");
    expect(nextStep({ ...purchase, state: "Delivered" }, 1_001).kind).toBe("settle");
  });

  it("offers the refund of a version that was proved wrong, before and after the delivery", () => {
    expect(nextStep({ ...purchase, fraudulent: true }, 1).kind).toBe("refund");
    expect(nextStep({ ...purchase, state: "Delivered", fraudulent: true }, 1).kind).toBe("refund");
    expect(nextStep({ ...purchase, state: "Settled", fraudulent: true }, 1).kind).toBe("keep");
  });

  it("keeps the file of what is settled and says why money came back", () => {
    expect(nextStep({ ...purchase, state: "Settled" }, 5_000).kind).toBe("keep");
    const refunded = { ...purchase, state: "Refunded" as const };
    expect(nextStep({ ...refunded, refundReason: "NotDelivered" as const }, 5_000).sentence).toContain(
      "did not deliver",
    );
    expect(nextStep({ ...refunded, refundReason: "Declined" as const }, 5_000).sentence).toContain("declined");
    expect(nextStep(refunded, 5_000).kind).toBe("refunded");
  });
});
