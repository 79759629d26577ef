import { addressWords } from "../address-words.ts";
import { authorityTold } from "./policy.ts";
import type { Sentences } from "./sentence.ts";

const CODE_COUNTS = "Whatever its code allows it can do with sales from then on. Its code must be known.";

/** What a vote can do with venues. */
export const escrowSentences: Sentences<"Escrow"> = {
  admitVenue: ([venue], { market }) => ({
    sentence: `Admit ${addressWords(market, venue)} as a venue: it can open sales.`,
    warning: CODE_COUNTS,
  }),
  retireVenue: ([venue], { market }) => ({
    sentence: `Retire ${addressWords(market, venue)} as a venue: it opens no more sales, those it has opened run to their end.`,
  }),
  setAuthority: ([authority]) => authorityTold("Escrow", authority),
};

/** What a vote can do with assets. */
export const registrySentences: Sentences<"AssetRegistry"> = {
  takeDown: ([asset, reason]) => ({
    sentence: `Take down asset ${asset}: no new business; completed purchases stay untouched. The reason has the digest ${reason}.`,
  }),
  restore: ([asset, reason]) => ({
    sentence: `Restore asset ${asset} after its takedown. The reason has the digest ${reason}.`,
  }),
  setAuthority: ([authority]) => authorityTold("AssetRegistry", authority),
};

/** What a vote can do with licences. */
export const licencesSentences: Sentences<"Licences"> = {
  setIssuer: ([issuer, allowed], { market }) => {
    const who = addressWords(market, issuer);
    return allowed
      ? { sentence: `Let ${who} issue licences of every asset.`, warning: CODE_COUNTS }
      : { sentence: `Stop ${who} from issuing licences.`, warning: "Sales that it has opened could not be settled." };
  },
  setAuthority: ([authority]) => authorityTold("Licences", authority),
};
