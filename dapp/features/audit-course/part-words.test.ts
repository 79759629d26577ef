import type { AuditorPart } from "@ftns-market/sdk/reads";
import { expect, test } from "vitest";
import { partWords } from "./part-words";

const FRIEND = "0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC";
const part = (as: AuditorPart["as"], own = true, asset = 7): AuditorPart => ({ account: FRIEND, as, own, asset });

test.each([
  ["what it owns", part("owner"), "owns the asset"],
  ["what pays it", part("contributor"), "is paid as a contributor of the asset"],
  ["what it pays for", part("orderer"), "ordered this audit"],
  [
    "an asset of the lineage by its number",
    part("contributor", true, 3),
    "is paid as a contributor of asset 3, which this one is made from",
  ],
  [
    "whom it is close to, and that one's part",
    part("owner", false),
    "has declared itself close to 0x3C44…93BC, who owns the asset",
  ],
] as const)("names %s", (_, given, words) => expect(partWords(given, 7)).toBe(words));
