import { formatUnits } from "viem";

const SHOWN_DECIMALS = 4;

/** An amount of the chain's coin, cut to four decimals: it is only there to pay fees. @param amount base units of 10^-18 */
export function formatCoin(amount: bigint, symbol: string): string {
  const [whole = "0", fraction = ""] = formatUnits(amount, 18).split(".");
  const kept = fraction.slice(0, SHOWN_DECIMALS).replace(/0+$/, "");
  const grouped = BigInt(whole).toLocaleString("en-US");
  if (amount > 0n && grouped === "0" && kept === "") return `< 0.0001 ${symbol}`;
  return `${kept === "" ? grouped : `${grouped}.${kept}`} ${symbol}`;
}
