import type { Locator, Page } from "playwright-core";

/**
 * Agrees in the dialog of a write, and closes it when all is done: each step of several is confirmed by itself.
 * @param result what the page shows instead when it is over for this visitor, dialog and all
 */
export async function confirm(page: Page, result?: Locator): Promise<void> {
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Continue in wallet" }).click();
  const done = dialog.getByText(/Done, and shown everywhere|The lists are behind/);
  await (result === undefined ? done : done.or(result)).first().waitFor();
  const close = dialog.getByRole("button", { name: "Close" }).last();
  if (result === undefined || (await close.isVisible())) await close.click();
}
