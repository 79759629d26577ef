import { newAuctionForm, type AuctionForm } from "./form";

/** Kept until the browser's tab is closed: what was typed survives a reload, and nothing of it is secret for long. */
function keyOf(account: string): string {
  return `ftns.auction-form.${account.toLowerCase()}`;
}

/** What was typed before, with what is missing in it filled in. A hidden reserve is never kept. */
export function keptForm(account: string, asset: string): AuctionForm {
  const fallback = newAuctionForm(asset);
  try {
    const kept = JSON.parse(sessionStorage.getItem(keyOf(account)) ?? "{}") as Partial<AuctionForm>;
    if (asset !== "" && kept.asset !== asset) return fallback;
    return { ...fallback, ...kept };
  } catch {
    // Not what this page has written: begin anew.
    return fallback;
  }
}

/** Keeps what is typed; without a form it is forgotten. */
export function keepForm(account: string, form: AuctionForm | undefined): void {
  if (form === undefined) return sessionStorage.removeItem(keyOf(account));
  const { reserve, ...rest } = form;
  const kept = form.reserveMode === "hidden" ? rest : { ...rest, reserve };
  sessionStorage.setItem(keyOf(account), JSON.stringify(kept));
}
