import { weighedSplit } from "@ftns-market/sdk/chain";
import { cleanup, render, screen, within } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { breakdown } from "@/features/payment";
import { About } from "./about";
import { activityOf, priceHistories } from "./activity";
import { ActivitySection } from "./activity-section";
import { AssetHead } from "./asset-head";
import { describedOf, languageName } from "./described";
import { FilesSection } from "./files-section";
import { proofsOf } from "./proofs";
import { RevenuePicture } from "./revenue-picture";
import type { SaleConditions } from "./sale-conditions";
import { BUYER, CERTIFIED, FTNS, OWNER, PAGE, REFUTED, SALE, TERMS, UNCERTIFIED, WORDS } from "./samples";

afterEach(cleanup);

const A = "0x0000000000000000000000000000000000000001";
const B = "0x0000000000000000000000000000000000000002";
const SPLIT = {
  contributors: [
    { account: A, weight: 1n },
    { account: B, weight: 2n },
  ],
  parents: [{ asset: 5, royaltyBps: 1_000 }],
} as const;

describe("where the money of a sale goes", () => {
  it("is drawn with the same payees as in its table", () => {
    // The first contributor has every reputation, the second none: 1 * 1 against 2 * 0.5.
    const weighed = breakdown(100n * FTNS, 500, weighedSplit(SPLIT, [10n ** 18n, 0n]), OWNER);
    const byContribution = breakdown(100n * FTNS, 500, SPLIT, OWNER);
    const { container } = render(<RevenuePicture parts={weighed} byContribution={byContribution} names={{}} />);
    expect(container.querySelectorAll("svg path")).toHaveLength(4);
    container.querySelector("details")?.setAttribute("open", "");
    const rows = within(screen.getByRole("table")).getAllByRole("row");
    expect(rows.map((row) => row.textContent)).toEqual([
      "ToPartBy contributionWith reputation",
      "Platform fee, 5 %5 %5 FTNS5 FTNS",
      "Royalty 10 % to Asset 59.5 %9.5 FTNS9.5 FTNS",
      "Contributor 0x0000…000142.75 %28.5 FTNS42.75 FTNS",
      "Contributor 0x0000…000242.75 %57 FTNS42.75 FTNS",
    ]);
  });
});

const change = (kind: "Listed" | "Repriced" | "Paused", timestamp: string, price: bigint, before?: bigint) => ({
  ...{ kind, timestamp, price: String(price), previousPrice: before === undefined ? null : String(before) },
  transaction: `0x${timestamp}` as const,
});
const LIVELY = {
  ...PAGE,
  sales: [SALE],
  terms: [
    {
      ...TERMS,
      offers: TERMS.offers.map((offer) => ({
        ...offer,
        changes: [change("Listed", "200", 25n * FTNS), change("Repriced", "250", 30n * FTNS, 25n * FTNS)],
      })),
    },
  ],
  transfers: [{ from: { id: OWNER }, to: { id: BUYER }, timestamp: "400", transaction: "0x4" }],
  takedowns: [{ restored: false, reasonCid: "bafk", reason: { text: "Stolen" }, timestamp: "500", transaction: "0x5" }],
  frauds: [{ version: { number: 1 }, leafIndex: "0", timestamp: "450", transaction: "0x45" }],
  splits: [{ number: 2, totalWeight: "3", timestamp: "150", transaction: "0x15", contributors: [] }, ...PAGE.splits],
} satisfies typeof PAGE;

describe("the activity", () => {
  it("merges everything that happened, newest first", () => {
    expect(activityOf(LIVELY).map(({ kind, at }) => [kind, at])).toEqual([
      ["takenDown", 500],
      ["fraud", 450],
      ["transferred", 400],
      ["sold", 300],
      ["repriced", 250],
      ["offered", 200],
      ["split", 150],
      ["published", 100],
    ]);
  });
  it("tells each in words", () => {
    render(<ActivitySection events={activityOf(LIVELY)} licences={{ [TERMS.id]: "For ever" }} />);
    const told = screen.getAllByRole("listitem").map((item) => item.querySelector("p")?.textContent);
    expect(told[0]).toBe("Taken down: Stolen");
    expect(told[3]).toBe("0x976E…0aa9 bought 1 × “For ever” for 25 FTNS");
    expect(told[4]).toBe("Price of “For ever” changed from 25 FTNS to 30 FTNS");
  });
  it("gives the prices of an offer in time, and none of a free one", () => {
    expect(priceHistories(LIVELY)).toEqual([
      {
        terms: TERMS.id,
        points: [
          { at: 200, price: String(25n * FTNS) },
          { at: 250, price: String(30n * FTNS) },
        ],
      },
    ]);
    const free = { ...TERMS, offers: [{ ...TERMS.offers[0]!, changes: [change("Listed", "1", 0n)] }] };
    expect(priceHistories({ terms: [free] })).toEqual([]);
  });
});

describe("what is proved", () => {
  const words = (page: typeof PAGE) => proofsOf(page, undefined).map(({ kind, word }) => `${kind}: ${word}`);
  it("is told apart from what is claimed", () => {
    expect(words(PAGE)).toEqual([
      "proved: Hashes on chain",
      "proved: Key committed",
      "proved: Paid in escrow",
      "claimed: Description and figures",
    ]);
  });
  it("counts settled sales and deliveries, and does not hide what went wrong", () => {
    const good = { ...PAGE, salesCount: 2, owner: { ...PAGE.owner, sales: 2 } };
    expect(words(good)).toContain("proved: 2 settled sales");
    expect(words(good)).toContain("proved: Delivered without a miss");
    const bad = { ...good, refundedSales: 1, owner: { ...good.owner, missedDeliveries: 1 } };
    expect(words(bad)).toContain("warning: 1 refunded");
    expect(words(bad)).toContain("warning: 1 missed delivery");
    expect(words(bad)).not.toContain("proved: Delivered without a miss");
  });
  const under = (certification: SaleConditions["certification"]) =>
    proofsOf(PAGE, { deliveryWindow: 3_600, contentWindow: 7_200, certification } as SaleConditions);
  const escrow = (certification: SaleConditions["certification"]) =>
    under(certification)
      .find(({ word }) => word === "Paid in escrow")
      ?.explanation.join(" ");
  it("has the certificate, as the judgement that it is", () => {
    const found = under(CERTIFIED).find(({ word }) => word === "Certified, 87.5 of 100");
    expect(found?.kind).toBe("proved");
    expect(found?.explanation.join(" ")).toContain("their judgement");
    expect(under(UNCERTIFIED).some(({ word }) => word.startsWith("Certified"))).toBe(false);
  });
  it("warns of an audit that was not passed", () => {
    const certificate = { ...CERTIFIED.certificate!, passed: false };
    const failed = under({ ...UNCERTIFIED, certificate });
    expect(failed.map(({ kind, word }) => `${kind}: ${word}`)).toContain("warning: Did not pass its audit");
  });
  it("warns of a certificate that a proof has refuted, and promises nothing by it", () => {
    const found = under(REFUTED);
    expect(found.map(({ kind, word }) => `${kind}: ${word}`)).toContain("warning: Certificate refuted");
    expect(found.some(({ word }) => word.startsWith("Certified"))).toBe(false);
    expect(escrow(REFUTED)).toContain("Then you have 2 hours");
  });
  it("says nothing of a certificate that holds no more for other reasons", () => {
    const lapsed = under({ ...REFUTED, fraudulent: false });
    expect(lapsed.filter(({ word }) => /certif/i.test(word))).toEqual([]);
  });
  it("gives time to prove wrong content only where auditors have not certified it", () => {
    expect(escrow(UNCERTIFIED)).toContain("Then you have 2 hours");
    expect(escrow(CERTIFIED)).toContain("pays the seller in the same transaction");
    expect(escrow(CERTIFIED)).not.toContain("Then you have");
  });
  it("says from when that time is gone, while the certificate is younger than a day", () => {
    const young = escrow({ ...CERTIFIED, contentCertified: false });
    expect(young).toContain("Then you have 2 hours");
    expect(young).toContain(
      "For purchases from 13 Jan 1970, 13:46 UTC the delivery pays the seller in the same transaction",
    );
  });
  it("promises no escrow where payment is settled at once", () => {
    expect(words({ ...PAGE, encrypted: false })).not.toContain("proved: Paid in escrow");
  });
});

describe("hostile words", () => {
  const NAME = `\u202egnp.exe<script>alert(1)</script>${"W".repeat(5_000)}`;
  const hostile = {
    ...PAGE,
    metadata: {
      ...WORDS,
      name: NAME,
      description: '<script>alert(1)</script>[press](javascript:alert(1)) <img src=x onerror="alert(1)">',
      tags: ["\u202etag", '"><script>alert(1)</script>'],
      framework: "<b>x</b>",
      task: "a&q=b",
      externalUrl: "javascript:alert(1)",
      artifactName: '<img src="x">',
    },
  };
  const everything = () =>
    render(
      <>
        <AssetHead asset={hostile} />
        <About described={describedOf(hostile, undefined)} />
        <FilesSection asset={hostile} files={[{ path: "<svg onload=alert(1)>", size: 1, mediaType: "a/b" }]} />
      </>,
    );
  it("are text and nothing else", () => {
    const { container } = everything();
    expect(container.querySelector("script, [onerror], [onload], iframe, object")).toBeNull();
    expect([...container.querySelectorAll("img")]).toEqual([]);
    expect([...container.querySelectorAll("a")].filter(({ protocol }) => !/^https?:$/.test(protocol))).toEqual([]);
  });
  it("stay in their place: isolated, cut by the page, broken where they are too long", () => {
    everything();
    const heading = screen.getByRole("heading", { level: 1 });
    expect(heading.className).toContain("break-words");
    expect(heading.querySelector("bdi")?.className).toContain("line-clamp");
    expect(heading.textContent).toBe(NAME);
  });
  it("lead only to a search for themselves", () => {
    everything();
    const link = screen.getByRole("link", { name: "a&q=b" });
    expect(link.getAttribute("href")).toBe("/explore?task=a%26q%3Db");
  });
  it("never become the address of a home page", () => {
    expect(describedOf(hostile, undefined).externalUrl).toBeUndefined();
    expect(screen.queryByText(/Home page/)).toBeNull();
  });
  it("are cut where the index's copy is long", () => {
    const long = { metadata: { ...WORDS, description: "a".repeat(20_000) } };
    expect(describedOf(long, undefined).description.length).toBeLessThan(4_100);
  });
  it("are absent when they cannot be read", () => {
    expect(describedOf({ metadata: { ...WORDS, status: "Malformed" } }, undefined).source).toBe("nothing");
    render(<AssetHead asset={PAGE} />);
    expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("Asset 8");
  });
  it("name languages without failing", () => {
    expect([languageName("de"), languageName("not a tag!")]).toEqual(["German", "not a tag!"]);
  });
});
