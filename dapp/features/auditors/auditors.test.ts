import { describe, expect, test } from "vitest";
import { auditorsPath, parseAuditorsView } from "./orders";
import { auditorStanding } from "./standing";

describe("the view of the directory", () => {
  test("it goes into the URL and comes back", () => {
    const view = { domain: "Dataset", order: "reputation", drawable: true, cursor: "abc" } as const;
    const path = auditorsPath(view, { cursor: view.cursor });
    expect(parseAuditorsView(Object.fromEntries(new URL(path, "http://site").searchParams))).toEqual(view);
  });
  test("what a stranger writes into the URL is not believed", () => {
    expect(parseAuditorsView({ domain: "Everything", order: "luck", drawable: "yes" })).toEqual({
      ...{ domain: undefined, order: "stake", drawable: false, cursor: undefined },
    });
  });
  test("another filter begins at the first page", () => {
    const view = { domain: undefined, order: "stake", drawable: false, cursor: "abc" } as const;
    expect(auditorsPath(view, { domain: "Model" })).toBe("/auditors?domain=Model");
  });
});

describe("whether an auditor may be drawn", () => {
  test("only one that is admitted and has its stake", () => {
    expect(auditorStanding({ admission: "Admitted", drawable: true }).tone).toBe("positive");
    expect(auditorStanding({ admission: "Admitted", drawable: false }).name).toBe("Too little stake");
  });
  test("an expelled one is never shown as ready, even if the index still calls it drawable", () => {
    expect(auditorStanding({ admission: "Expelled", drawable: true }).tone).toBe("danger");
  });
});
