import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { connect, type Visitor } from "./stage.ts";

/** The button that pays. */
export const payButton = (page: Page) => page.getByRole("button", { name: /^Pay / });

/** Opens the checkout with a connected wallet. */
export async function openCheckout(visitor: Visitor, { asset, terms }: { asset: number; terms: bigint }) {
  await visitor.page.goto(checkoutPath(asset, terms));
  await connect(visitor);
}

export function checkoutPath(asset: number, terms: bigint): string {
  return `/assets/${asset}/checkout?terms=${terms}`;
}

/** Waits until the file is checked and nothing but the click is missing. */
export async function readyToPay(page: Page): Promise<void> {
  await page.getByText("Every byte is what the chain has on record").waitFor();
  await payButton(page).and(page.locator(":enabled")).waitFor();
}

/** Waits for the page of the purchase. @returns the sale */
export async function arrived(page: Page): Promise<bigint> {
  await page.waitForURL(/\/library\/\d+$/);
  const [sale] = /\d+$/.exec(new URL(page.url()).pathname) ?? [];
  assert(sale !== undefined);
  return BigInt(sale);
}

/** What the wallet was asked, in order: the kind of a typed message, or the method. */
export function questions({ wallet }: Visitor): readonly string[] {
  return wallet.asked.map(({ method, params }) =>
    method === "eth_signTypedData_v4"
      ? (JSON.parse(String(params?.[1])) as { primaryType: string }).primaryType
      : method,
  );
}

/** How many transactions the wallet was asked for. */
export function transactionsAsked(visitor: Visitor): number {
  return questions(visitor).filter((question) => question === "eth_sendTransaction").length;
}
