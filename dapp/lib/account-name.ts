import { visibleText } from "@ftns-market/sdk/governance";
import { shortAddress } from "@/lib/format";

/** What an account is called: by its own word, as text with nothing hidden in it, or by its address. */
export function accountName(account: `0x${string}`, own: { readonly name: string } | undefined): string {
  const name = visibleText(own?.name ?? "")
    .replace(/\s+/g, " ")
    .trim();
  return name === "" ? shortAddress(account) : name;
}
