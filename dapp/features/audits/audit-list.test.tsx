import type { AuditRow } from "@ftns-market/sdk/queries";
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { AuditList } from "./audit-list";

afterEach(cleanup);

function show(passed: boolean, fraudulent: boolean) {
  const audit = {
    ...{ audit: 5n, asset: 7, assetName: undefined, version: 1, domain: "Model", seats: 3, fee: 1n, orderedAt: 1 },
    ...{
      phase: "Concluded",
      certified: true,
      certificate: { passed, overall: 8_000 },
      fraudulent,
      deadline: undefined,
    },
  } as unknown as AuditRow;
  render(<AuditList audits={[audit]} now={2} />);
  return screen.getByRole("listitem");
}

test.each([
  [true, false, "Passed", "text-positive"],
  [true, true, "Refuted by a proof", "text-danger"],
  [false, false, "Did not pass", "text-danger"],
  [false, true, "Did not pass", "text-danger"],
] as const)("an audit (passed: %s, version proved wrong: %s) is shown as “%s”", (passed, fraudulent, word, look) => {
  show(passed, fraudulent);
  expect(screen.getByText(word).className).toContain(look);
  if (word !== "Passed") expect(screen.queryByText("Passed")).toBeNull();
});
