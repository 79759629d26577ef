import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Verification } from "./use-verification";
import { VerifyStep } from "./verify-step";

afterEach(cleanup);
const show = (verification: Verification, keyHeld = false) => {
  const onStart = vi.fn();
  const onStop = vi.fn();
  render(<VerifyStep {...{ verification, keyHeld, onStart, onStop }} encrypted size={5_000_000_000} />);
  return { onStart, onStop };
};

describe("VerifyStep", () => {
  it("says how much it reads before a large file is checked", async () => {
    const { onStart } = show({ state: "idle" });
    expect(screen.getByText(/4\.7 GiB/)).toBeDefined();
    await userEvent.click(screen.getByRole("button", { name: "Check the stored file" }));
    expect(onStart).toHaveBeenCalledOnce();
  });

  it("shows how far it is and can be stopped", async () => {
    const { onStop } = show({ state: "running", done: 1, total: 4 });
    expect(screen.getByRole("progressbar").getAttribute("aria-valuenow")).toBe("25");
    await userEvent.click(screen.getByRole("button", { name: "Stop" }));
    expect(onStop).toHaveBeenCalledOnce();
  });

  it("says what is wrong and that paying is blocked", () => {
    show({ state: "failed", message: "Byte 7 is another one." });
    expect(screen.getByRole("alert").textContent).toContain("you cannot pay");
    expect(screen.getByRole("alert").textContent).toContain("Byte 7 is another one.");
  });

  it("asks for nothing when the key is held already", () => {
    show({ state: "idle" }, true);
    expect(screen.queryByRole("button")).toBeNull();
  });
});
