import { describe, expect, it } from "vitest";
import { safeguardSentences } from "./safeguards";

const terms = {
  needsKey: true,
  amount: 250n * 10n ** 18n,
  bond: 125n * 10n ** 17n,
  deliveryWindow: 259_200,
  contentWindow: 86_400,
  contentCertified: false,
  contentWaivedFrom: undefined,
  timestamp: 1_000_000,
};

describe("safeguardSentences", () => {
  it("names both windows, the bond and what happens when nobody does anything", () => {
    const text = safeguardSentences(terms, true).join(" ");
    expect(text).toContain("3 days to deliver");
    expect(text).toContain("1 day to look");
    expect(text).toContain("250 FTNS and the seller’s bond of 12.5 FTNS");
    expect(text).toContain("If you do nothing in that time, the seller is paid");
  });

  it("promises no time to look at a content that auditors have certified", () => {
    const text = safeguardSentences({ ...terms, contentWindow: 0, contentCertified: true }, true).join(" ");
    expect(text).toContain("3 days to deliver");
    expect(text).toContain("pays the seller in the same transaction");
    expect(text).not.toContain("to look at the file");
  });

  it("says until when a purchase still leaves time to look, when a certificate is younger than a day", () => {
    const text = safeguardSentences({ ...terms, contentWaivedFrom: 1_086_400 }, true).join(" ");
    expect(text).toContain("1 day to look");
    expect(text).toContain("Purchases made from 13 Jan 1970, 13:46 UTC on no longer leave that time; yours does");
  });

  it("promises no delivery where none is needed", () => {
    expect(safeguardSentences({ ...terms, needsKey: false }, false).join(" ")).toContain("open to everybody");
    expect(safeguardSentences({ ...terms, needsKey: false }, true).join(" ")).toContain(
      "have the key of this version already",
    );
  });
});
