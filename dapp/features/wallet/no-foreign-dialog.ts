/** Stands where WalletConnect looks for a dialog of its own. It is never asked for one. */
export function createAppKit(): never {
  throw new Error("The connect dialog of the market shows the code.");
}
