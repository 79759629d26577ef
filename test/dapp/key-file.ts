import type { Page } from "playwright-core";
import { picture } from "./stage.ts";

/** Of the key files of the tests. */
export const PASSWORD = "a long password of the test";

export const keyFileDialog = (page: Page) => page.getByRole("dialog", { name: "Your key file" });

/** Makes the key file that the page asks for. @param path where the download goes */
export async function makeKeyFile(page: Page, path: string): Promise<void> {
  const dialog = keyFileDialog(page);
  await dialog.getByLabel("New password").fill(PASSWORD);
  await dialog.getByLabel("The same again").fill(PASSWORD);
  const saved = page.waitForEvent("download");
  await dialog.getByRole("button", { name: "Make the file and save it" }).click();
  await (await saved).saveAs(path);
  await dialog.getByRole("checkbox", { name: "I have the file" }).check();
  await picture(page, "key-file-made");
  await dialog.getByRole("button", { name: "Go on" }).click();
}

/** Opens a key file that was saved before. */
export async function openKeyFile(page: Page, path: string, password: string): Promise<void> {
  const dialog = keyFileDialog(page);
  await dialog.getByLabel("Key file").setInputFiles(path);
  await dialog.getByLabel("Password").fill(password);
  await dialog.getByRole("button", { name: "Open it" }).click();
}
