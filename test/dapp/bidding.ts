import type { Locator, Page } from "playwright-core";

/** Hands in a sealed bid from its form. An empty collateral is the one that is suggested. */
export async function commit(page: Page, value: string, collateral: string): Promise<void> {
  await page.getByLabel("Your bid (hidden)").fill(value);
  if (collateral !== "") await page.getByLabel("Collateral (public)").fill(collateral);
  await page.getByRole("button", { name: /^Seal the bid with/ }).click();
  await confirm(page);
  await page.getByText("Your bid is sealed").waitFor();
}

/** Bids in the open from the form. */
export async function bid(page: Page, amount: string): Promise<void> {
  await page.getByRole("textbox", { name: /^(Your bid|Raise your bid to)$/ }).fill(amount);
  await page.getByRole("button", { name: `Bid ${amount} FTNS` }).click();
  await confirm(page);
}

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

/** On the page of a new auction: names the seller in the revenue split, which a lot needs. */
export async function nameSeller(page: Page): Promise<void> {
  const creation = page.getByRole("button", { name: "Create the auction" }).and(page.locator(":enabled"));
  await page.getByRole("button", { name: "Name me" }).click();
  await confirm(page, creation);
  await creation.waitFor();
}
