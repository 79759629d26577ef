import { NEWCOMER, type Standing } from "@ftns-market/sdk/reputation";
import { cleanup, render, screen, within } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { sumOf } from "./sum";
import { SumTable } from "./sum-table";

const DAY = 86_400n;
const HALF_LIFE = 180n * DAY;
const NOW = 2_000n * DAY;
/** Two of three deals, a small old penalty, a success of yesterday: no term is a round number. */
const SELLER: Standing = {
  conduct: {
    ...{ succeeded: 2n, failed: 1n, activeAt: NOW - DAY, penalty: 1n, penalizedAt: NOW - DAY },
    ...{ qualitySum: 0n, qualityCount: 0n },
  },
  feedback: { ratingSum: 7n, weight: 3n },
};

/** Shows the sum. @returns what the terms give, their sum and the reputation, as shown */
function shown(standing: Standing) {
  render(<SumTable sum={sumOf(standing, NOW, HALF_LIFE)} />);
  const terms = within(screen.getByRole("list", { name: "Terms of the sum" })).getAllByRole("listitem");
  const figure = (name: string) => screen.getByText(name).nextElementSibling?.textContent ?? "";
  return {
    gives: terms.map((term) => Number(/= (\S+)$/.exec(term.textContent)?.[1])),
    sum: Number(figure("Sum")),
    now: figure("Reputation now"),
  };
}

afterEach(cleanup);

describe("SumTable", () => {
  it("shows a newcomer's terms, which add up to 62.5", () => {
    expect(shown(NEWCOMER)).toEqual({ gives: [20, 17.5, 25], sum: 62.5, now: "62.5 of 100" });
  });

  it("rounds each figure from its exact value, and does not cut it", () => {
    // 0.6 * 2/3 + 0.4 / 2 = 0.6 of 40; 7/3 of 4 stars of 35; all but one unit of 25: 24 + 20.41666… + 24.99999… = 69.41666…
    const { gives, sum } = shown(SELLER);
    expect(gives).toEqual([24, 20.4, 25]);
    expect(sum).toBe(69.4);
  });

  it("says that figures are rounded where the shown terms do not add up", () => {
    // 40 * 0.4 * 0.81 = 12.96 and 35 * 1/4 = 8.75: both round up, their sum does not.
    const halves: Standing = {
      conduct: { ...NEWCOMER.conduct, ...{ succeeded: 0n, failed: 1n, qualitySum: 8_100n, qualityCount: 1n } },
      feedback: { ratingSum: 1n, weight: 1n },
    };
    const { gives, sum } = shown(halves);
    expect({ gives, sum }).toEqual({ gives: [13, 8.8, 25], sum: 46.7 });
    expect(screen.getByText(/All figures are rounded/)).toBeDefined();
  });
});
