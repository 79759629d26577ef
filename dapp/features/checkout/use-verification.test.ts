import type { MarketClient } from "@ftns-market/sdk/chain";
import { act, renderHook, waitFor } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { useVerification, type VerificationTarget } from "./use-verification";

const inspectVersion = vi.fn();
vi.mock("@ftns-market/sdk/journeys", () => ({
  inspectVersion: (...input: unknown[]): unknown => inspectVersion(...input),
  readVersionFacts: vi.fn(),
}));

const market = { chain: { id: 31337 } } as MarketClient;
const small: VerificationTarget = { asset: 1, version: 1, encrypted: true, size: 1_000 };
const large: VerificationTarget = { ...small, version: 2, size: 10 ** 9 };
const useChecked = (target: VerificationTarget) => useVerification(market, target);
const check = (target: VerificationTarget) => renderHook(useChecked, { initialProps: target });

beforeEach(() => {
  inspectVersion.mockReset().mockResolvedValue({});
});

describe("useVerification", () => {
  it("checks a small file without being asked, a large one only when asked", async () => {
    const { result } = check(small);
    await waitFor(() => expect(result.current.verification.state).toBe("passed"));
    const other = check(large);
    expect(other.result.current.verification.state).toBe("idle");
    act(() => other.result.current.start());
    await waitFor(() => expect(other.result.current.verification.state).toBe("passed"));
    expect(inspectVersion).toHaveBeenCalledTimes(2);
  });

  it("takes nothing of one version for another", async () => {
    const { result, rerender } = check(small);
    await waitFor(() => expect(result.current.verification.state).toBe("passed"));
    rerender(large);
    expect(result.current.verification.state).toBe("idle");
  });

  it("says why a check failed, and can begin again", async () => {
    inspectVersion.mockRejectedValueOnce(new Error("wrong bytes"));
    const { result } = check(small);
    await waitFor(() => expect(result.current.verification).toMatchObject({ state: "failed" }));
    act(() => result.current.start());
    await waitFor(() => expect(result.current.verification.state).toBe("passed"));
  });

  it("can be stopped", async () => {
    inspectVersion.mockImplementation(
      (_market, _asset, _version, { signal }: { readonly signal: AbortSignal }) =>
        new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason as Error))),
    );
    const { result } = check(small);
    await waitFor(() => expect(inspectVersion).toHaveBeenCalled());
    act(() => result.current.stop());
    await waitFor(() => expect(result.current.verification.state).toBe("stopped"));
  });
});
