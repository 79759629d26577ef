import { describe, expect, it } from "vitest";
import { titleState } from "./title-state";

describe("titleState", () => {
  it("is nobody's but the seller's until the sale is settled", () => {
    expect(titleState("AwaitingKey", false)).toMatchObject({ label: "Waiting for the key", owned: false });
    expect(titleState("Delivered", false)).toMatchObject({ label: "Delivered", owned: false });
  });
  it("is the buyer's after that, as long as the chain says so", () => {
    expect(titleState("Settled", true)).toMatchObject({ label: "Yours", owned: true });
    expect(titleState("Settled", false)).toMatchObject({ label: "Passed on", owned: false });
  });
  it("claims nothing before the chain has answered", () => {
    expect(titleState("Settled", undefined)).toMatchObject({ label: "Bought", owned: false });
  });
});
