import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { CertificateCard, certificateState, points, QualityRadar, scoreWords, type Scores } from "./index";
import { cornersOf, placeOnAxis } from "./radar-layout";

const HOLDS = { passed: true, expiresAt: 1_000 };

describe("where a certificate stands", () => {
  test("it holds to the last second of its life, and not after", () => {
    expect(certificateState(HOLDS, 1_000)).toBe("Live");
    expect(certificateState(HOLDS, 1_001)).toBe("Expired");
  });
  test("what did not pass is a failure, also after its life", () => {
    expect(certificateState({ passed: false, expiresAt: 1_000 }, 2_000)).toBe("Failed");
  });
  test("a proof on the chain ends it, before and after its life", () => {
    const refuted = { ...HOLDS, fraudulent: true, live: false };
    expect([1_000, 1_001].map((now) => certificateState(refuted, now))).toEqual(["Refuted", "Refuted"]);
    expect(certificateState({ ...refuted, passed: false }, 5)).toBe("Failed");
    expect(certificateState({ ...HOLDS, fraudulent: false, live: true }, 5)).toBe("Live");
  });
  test("what the chain does not count is not shown as certified", () => {
    expect(certificateState({ ...HOLDS, live: false }, 5)).toBe("Void");
    expect(certificateState({ ...HOLDS, live: true }, 5)).toBe("Live");
  });
});

describe("scores", () => {
  test("a score has one decimal only where it needs one", () => {
    expect([points(8_750), points(10_000), points(0), points(6_255)]).toEqual(["87.5", "100", "0", "62.5"]);
  });
  test("what has no number says why", () => {
    expect([scoreWords("NotApplicable"), scoreWords("Withheld")]).toEqual(["Not applicable", "Withheld"]);
  });
  test("the first axis points up, and a full score reaches its end", () => {
    expect(placeOnAxis(0, 5, 1, 100)).toEqual({ x: 0, y: -100 });
    expect(cornersOf([10_000, 0, "Withheld", "NotApplicable", 5_000], 100).slice(0, 4)).toEqual([
      { x: 0, y: -100 },
      ...[0, 0, 0].map(() => ({ x: expect.closeTo(0) as number, y: expect.closeTo(0) as number })),
    ]);
  });
});

describe("what is shown", () => {
  const scores = {
    ModelPerformance: 8_000,
    DataQuality: "NotApplicable",
    CodeQuality: "Withheld",
    Documentation: 9_050,
    PeerReview: 7_000,
  } as const satisfies Scores;
  test("the table has every number of the picture, and the reason where there is none", () => {
    const html = renderToStaticMarkup(<QualityRadar scores={scores} title="Scores" />);
    for (const words of ["80", "90.5", "70", "Not applicable", "Withheld", "30 %"]) expect(html).toContain(words);
  });
  const certificate = {
    ...{ ...HOLDS, scores, overall: 7_510, contentCertified: true, fraudulent: false, waivedFrom: 900 },
  };
  test("the card names state, overall score and its audit", () => {
    const html = renderToStaticMarkup(<CertificateCard certificate={certificate} now={2} audit={7n} version={3} />);
    for (const words of ["75.1", "Certified", "Content checked", "Version 3", "/audits/7"])
      expect(html).toContain(words);
    expect(html).toContain("in one transaction for purchases from 1 Jan 1970, 00:15 UTC");
  });
  test("once the day is over it says so of every purchase, and nothing of the kind when it holds no more", () => {
    const at = (now: number) => renderToStaticMarkup(<CertificateCard certificate={certificate} now={now} />);
    expect(at(900)).toContain("Delivery and payment in one transaction.");
    expect(at(1_001)).not.toContain("one transaction");
  });
  test("a failed one is not called certified", () => {
    const failed = { ...certificate, passed: false, contentCertified: false, waivedFrom: undefined };
    const html = renderToStaticMarkup(<CertificateCard certificate={failed} now={2} />);
    expect(html).toContain("Did not pass");
    expect(html).not.toContain("Certified");
  });
  describe("when the content was proved wrong", () => {
    const show = (change: Partial<typeof certificate>) =>
      renderToStaticMarkup(<CertificateCard certificate={{ ...certificate, fraudulent: true, ...change }} now={2} />);
    test("the content is not called checked, but proved wrong, and nothing is promised by it", () => {
      const html = show({});
      for (const words of ["Refuted", "Content proved wrong", "Was to hold until"]) expect(html).toContain(words);
      expect(html).not.toMatch(/Content checked|Certified|one transaction|text-positive/);
    });
    test("a panel that said nothing of the content is not blamed for it", () => {
      const html = show({ contentCertified: false });
      expect(html).toContain("Refuted");
      expect(html).not.toMatch(/Content checked|Content proved wrong/);
    });
    test("one that did not pass says so, and what was wrong in it", () => {
      const html = show({ passed: false });
      for (const words of ["Did not pass", "Content proved wrong"]) expect(html).toContain(words);
      expect(html).not.toMatch(/Content checked|text-positive/);
    });
  });
});
