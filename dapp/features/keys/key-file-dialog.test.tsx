import { createKeystore } from "@ftns-market/sdk/delivery";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import { Dialog } from "@/components/dialog";
import { hasKeyFile } from "./key-file";
import { KeyFileDialog } from "./key-file-dialog";

const place = { chainId: 31337, account: "0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC" } as const;
const OTHER = "0x976EA74026E726554dB657fA54763abd0C3a0aa9";
const PASSWORD = "correct horse";
/** The least that is accepted; the real cost is a second. */
const FAST = { n: 16_384, r: 1, p: 1 };
const master = new Uint8Array(32).fill(7);

afterEach(() => {
  cleanup();
  localStorage.clear();
});

async function show() {
  const onOpened = vi.fn();
  const onLeave = vi.fn();
  render(<KeyFileDialog {...{ place, onOpened, onLeave }} />);
  // The dialog’s code is loaded with the first of them.
  await screen.findByText(/Only this file and its password|Open it/);
  return { onOpened, onLeave };
}

async function choose(account: typeof OTHER | typeof place.account) {
  const keystore = await createKeystore(master, PASSWORD, account, { cost: FAST });
  const file = new File([JSON.stringify(keystore)], "key.json", { type: "application/json" });
  await userEvent.click(screen.getByRole("button", { name: "Open a key file that I have" }));
  await userEvent.upload(screen.getByLabelText("Key file"), file);
}

async function open(password: string) {
  // At once: the dialog that has just opened moves the focus, and would swallow keys of a typist this fast.
  fireEvent.change(screen.getByLabelText("Password"), { target: { value: password } });
  await userEvent.click(screen.getByRole("button", { name: "Open it" }));
}

describe("KeyFileDialog", () => {
  it("makes no file with a password that was mistyped", async () => {
    await show();
    const make = screen.getByRole<HTMLButtonElement>("button", { name: "Make the file and save it" });
    await userEvent.type(screen.getByLabelText("New password"), PASSWORD);
    await userEvent.type(screen.getByLabelText("The same again"), "correct hors");
    expect(make.disabled).toBe(true);
    await userEvent.type(screen.getByLabelText("The same again"), "e");
    expect(make.disabled).toBe(false);
  });

  it("opens a file, keeps a copy, and asks for the password alone the next time", async () => {
    const { onOpened } = await show();
    await choose(place.account);
    await open("wrong horse");
    expect(await screen.findByText(/The password is wrong/)).toBeDefined();
    expect(hasKeyFile(place)).toBe(false);
    await open(PASSWORD);
    await waitFor(() => expect(onOpened).toHaveBeenCalledExactlyOnceWith(master));
    cleanup();
    const again = await show();
    await open(PASSWORD);
    await waitFor(() => expect(again.onOpened).toHaveBeenCalledExactlyOnceWith(master));
  });

  it("does not take the file of another account", async () => {
    const { onOpened } = await show();
    await choose(OTHER);
    await open(PASSWORD);
    expect(await screen.findByText(/key file of another account/)).toBeDefined();
    expect(onOpened).not.toHaveBeenCalled();
  });

  it("does not close the dialog that asked for it", async () => {
    const onOpenChange = vi.fn();
    render(<Dialog open onOpenChange={onOpenChange} title="Below" />);
    await show();
    await userEvent.type(screen.getByLabelText("New password"), "x");
    await userEvent.click(screen.getByText(/Only this file and its password/));
    expect(onOpenChange).not.toHaveBeenCalled();
  });
});
