import { act, renderHook } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { keepPurchase, parseKept, useKeptPurchase } from "./kept-purchase";

const place = { chainId: 31337, account: "0xAbC0000000000000000000000000000000000000", terms: "65537" };
const hash = `0x${"1".repeat(64)}` as const;
afterEach(() => localStorage.clear());

describe("useKeptPurchase", () => {
  it("follows what this tab keeps and forgets", () => {
    const { result } = renderHook(() => useKeptPurchase(place));
    expect(result.current).toBeUndefined();
    act(() => keepPurchase(place, { hash }));
    expect(result.current).toEqual({ hash });
    act(() => keepPurchase(place, undefined));
    expect(result.current).toBeUndefined();
  });

  it("follows another tab", () => {
    const { result } = renderHook(() => useKeptPurchase(place));
    const key = `ftns.purchase.31337.${place.account.toLowerCase()}.65537`;
    localStorage.setItem(key, JSON.stringify({ hash }));
    act(() => void window.dispatchEvent(new StorageEvent("storage", { key })));
    expect(result.current).toEqual({ hash });
  });

  it("keeps accounts and terms apart", () => {
    keepPurchase(place, { hash });
    const { result } = renderHook(() => useKeptPurchase({ ...place, terms: "65538" }));
    expect(result.current).toBeUndefined();
  });
});

describe("parseKept", () => {
  it("takes nothing that is not a hash, a batch or a sale", () => {
    expect(parseKept("{")).toBeUndefined();
    expect(parseKept('{"hash":"0x12","sale":"x"}')).toEqual({});
    expect(parseKept('{"batch":"b","sale":"7"}')).toEqual({ batch: "b", sale: "7" });
  });
});
