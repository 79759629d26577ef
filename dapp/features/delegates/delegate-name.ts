import { visibleText } from "@ftns-market/sdk/governance";
import { shortAddress } from "@/lib/format";

/** What a delegate is called: by its own word, as text with nothing hidden in it, or by its address. */
export function delegateName(account: `0x${string}`, statement: { readonly name: string } | undefined): string {
  const name = visibleText(statement?.name ?? "")
    .replace(/\s+/g, " ")
    .trim();
  return name === "" ? shortAddress(account) : name;
}
