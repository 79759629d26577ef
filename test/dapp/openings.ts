import type { Page } from "playwright-core";
import { PASSWORD } from "./key-file.ts";

/** Saves an encrypted copy of what the account has sealed. */
export async function saveCopy(page: Page, path: string): Promise<void> {
  await page.getByRole("button", { name: "Save an encrypted copy" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Password").fill(PASSWORD);
  const saved = page.waitForEvent("download");
  await dialog.getByRole("button", { name: "Encrypt and save" }).click();
  await (await saved).saveAs(path);
  await dialog.getByRole("button", { name: "Close" }).last().click();
}

/** Opens a file of openings from the page of its auction. @param password of an encrypted one */
export async function openFile(page: Page, path: string, password?: string): Promise<void> {
  await page.getByRole("button", { name: "Reveal from a file" }).click();
  const dialog = page.getByRole("dialog", { name: "Reveal from a file" });
  await dialog.getByLabel("File").setInputFiles(path);
  if (password !== undefined) await dialog.getByLabel("Password").fill(password);
  await dialog.getByRole("button", { name: "Open the file" }).click();
}
