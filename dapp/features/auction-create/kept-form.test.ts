import { beforeEach, describe, expect, it } from "vitest";
import { newAuctionForm } from "./form";
import { keepForm, keptForm } from "./kept-form";

const ACCOUNT = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";
const FORM = { ...newAuctionForm("7"), startingPrice: "100", reserveMode: "open", reserve: "150" } as const;

describe("what was typed", () => {
  beforeEach(() => sessionStorage.clear());
  it("survives a reload, for this account", () => {
    keepForm(ACCOUNT, FORM);
    expect(keptForm(ACCOUNT.toLowerCase(), "7")).toEqual(FORM);
    expect(keptForm("0x01", "7")).toEqual(newAuctionForm("7"));
  });
  it("keeps no hidden reserve", () => {
    keepForm(ACCOUNT, { ...FORM, reserveMode: "hidden" });
    expect(Object.values(sessionStorage).join()).not.toContain("150");
    expect(keptForm(ACCOUNT, "7").reserve).toBe("");
  });
  it("is of another asset only when none was asked for", () => {
    keepForm(ACCOUNT, FORM);
    expect(keptForm(ACCOUNT, "8")).toEqual(newAuctionForm("8"));
    expect(keptForm(ACCOUNT, "").asset).toBe("7");
  });
  it("begins anew with what it cannot read, and when it is forgotten", () => {
    sessionStorage.setItem(`ftns.auction-form.${ACCOUNT.toLowerCase()}`, "{");
    expect(keptForm(ACCOUNT, "")).toEqual(newAuctionForm());
    keepForm(ACCOUNT, FORM);
    keepForm(ACCOUNT, undefined);
    expect(keptForm(ACCOUNT, "")).toEqual(newAuctionForm());
  });
});
