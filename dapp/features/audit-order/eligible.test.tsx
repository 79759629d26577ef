import type { AuditorRow } from "@ftns-market/sdk/queries";
import type { AuditorPart } from "@ftns-market/sdk/reads";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { Eligible, type PartsOfAuditors } from "./eligible";

const AUDITOR = "0x3c44cdddb6a900fa2b585dd299e03d12fa4293bc";
const FRIEND = "0x976ea74026e726554db657fa54763abd0c3a0aa9";
const auditors = [{ account: AUDITOR, credentials: undefined, stake: 10n ** 21n } as unknown as AuditorRow];
const part = (change: Partial<AuditorPart>): AuditorPart => ({
  ...{ account: AUDITOR, as: "contributor", asset: 7, own: true },
  ...change,
});
const show = (parts: PartsOfAuditors | undefined) =>
  renderToStaticMarkup(<Eligible auditors={auditors} more={false} domain="Model" seats={3} asset={7} parts={parts} />);

test.each([
  ["a contributor", part({}), "Left out: a contributor of the asset"],
  [
    "a publisher of what it is made from",
    part({ as: "publisher", asset: 3 }),
    "Left out: has the resale royalty of asset 3, which it is made from",
  ],
  [
    "who is close to the owner",
    part({ as: "owner", account: FRIEND, own: false }),
    "Left out: close to the owner of the asset",
  ],
] as const)("names why %s is left out, and counts it out", (_, given, words) => {
  const html = show(new Map([[AUDITOR, [given]]]));
  expect(html).toContain(words);
  expect(html).toContain("Nobody may be drawn now");
});

test("shows who is free with its stake, and says when the chain does not answer who is", () => {
  expect(show(new Map([[AUDITOR, []]]))).not.toContain("Left out");
  expect(show(undefined)).toContain("the chain does not answer now who that is");
});
