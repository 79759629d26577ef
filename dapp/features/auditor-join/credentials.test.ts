import { afterEach, describe, expect, test, vi } from "vitest";
import {
  areCredentialsReady,
  credentialsProblems,
  EMPTY_CREDENTIALS,
  keepCredentials,
  keptCredentials,
  type CredentialsDraft,
} from "./credentials";

const DRAFT: CredentialsDraft = { name: "Ada", text: "Ten years", website: "https://ada.example", domains: ["Model"] };

function stubStorage(): Map<string, string> {
  const kept = new Map<string, string>();
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  });
  return kept;
}

afterEach(() => vi.unstubAllGlobals());

describe("credentials as they are written", () => {
  test("they survive a reload, for their account only", () => {
    stubStorage();
    keepCredentials("0xA", DRAFT);
    expect(keptCredentials("0xa")).toEqual(DRAFT);
    expect(keptCredentials("0xB")).toEqual(EMPTY_CREDENTIALS);
    keepCredentials("0xA", undefined);
    expect(keptCredentials("0xA")).toEqual(EMPTY_CREDENTIALS);
  });
  test("what something else has written there is not believed", () => {
    const kept = stubStorage();
    kept.set("ftns.credentials-draft.0xa", '{"domains":["Everything"],"name":7}');
    expect(keptCredentials("0xA")).toEqual({ ...EMPTY_CREDENTIALS, name: "7" });
    kept.set("ftns.credentials-draft.0xa", "{");
    expect(keptCredentials("0xA")).toEqual(EMPTY_CREDENTIALS);
  });
  test("an empty form has no problem yet, and is not ready", () => {
    expect(credentialsProblems(EMPTY_CREDENTIALS)).toEqual({});
    expect(areCredentialsReady(EMPTY_CREDENTIALS)).toBe(false);
    expect(areCredentialsReady(DRAFT)).toBe(true);
  });
  test("a website is a whole address that browsers open safely", () => {
    for (const website of ["ada.example", "javascript:alert(1)", "http://ada.example"]) {
      expect(credentialsProblems({ ...DRAFT, website }).website).toContain("https://");
    }
    expect(areCredentialsReady({ ...DRAFT, website: "" })).toBe(true);
  });
  test("what IPFS would not take is said before it is sent", () => {
    expect(credentialsProblems({ ...DRAFT, text: "x".repeat(10_001) }).text).toContain("10001");
    expect(areCredentialsReady({ ...DRAFT, name: "x".repeat(81) })).toBe(false);
  });
});
