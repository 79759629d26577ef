import type { SaleState } from "@ftns-market/sdk/chain";
import type { Tone } from "@/components/badge";

/** Where the purchase of an asset itself stands, in a few words. */
export interface TitleState {
  readonly tone: Tone;
  readonly label: string;
  readonly detail: string;
  /** The account owns it now: it can publish and sell. */
  readonly owned: boolean;
}

/**
 * @param state of the sale; a refunded one is no title
 * @param isOwner the account owns the asset now, as the chain has it; undefined while that is read
 */
export function titleState(state: SaleState, isOwner: boolean | undefined): TitleState {
  switch (state) {
    case "AwaitingKey":
      return waiting(
        "Waiting for the key",
        "The money is in escrow. The asset becomes yours when the sale is settled.",
      );
    case "Delivered":
      return waiting(
        "Delivered",
        "Get the file and check it. The asset becomes yours when the sale is settled: at once when you confirm it.",
      );
    default:
      if (isOwner === undefined) return { ...waiting("Bought", "Asking the chain who owns it now."), tone: "neutral" };
      return isOwner
        ? {
            tone: "positive",
            label: "Yours",
            detail: "You publish its versions, sell its licences and name who shares in its revenue.",
            owned: true,
          }
        : { tone: "neutral", label: "Passed on", detail: "It has another owner now. The file is yours.", owned: false };
  }
}

function waiting(label: string, detail: string): TitleState {
  return { tone: "accent", label, detail, owned: false };
}
