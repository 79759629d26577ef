import { formatCount } from "@/lib/format";

/** In how many of the votes that were there a delegate took part. */
export function participation({ voted, proposals }: { readonly voted: number; readonly proposals: number }): string {
  if (proposals === 0) return "Nothing to vote on yet";
  return `${formatCount(voted)} of ${formatCount(proposals)}`;
}
