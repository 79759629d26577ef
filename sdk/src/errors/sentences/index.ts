import { auctionSentences, commitRevealSentences, dutchAuctionSentences, englishAuctionSentences } from "./auctions.ts";
import { blockSentences } from "./blocks.ts";
import { accessSentences, governorSentences, policySentences, timelockSentences } from "./governance.ts";
import { licenceSentences } from "./licences.ts";
import { listingSentences } from "./listings.ts";
import { registrySentences } from "./registry.ts";
import type { ErrorName, Sentences } from "./sentence.ts";
import {
  escrowSentences,
  fraudSentences,
  selfDealingSentences,
  splitterSentences,
  vaultSentences,
} from "./settlement.ts";
import { tokenSentences } from "./tokens.ts";
import { auditKeySentences, auditorSentences, auditSentences, reviewSentences } from "./trust.ts";

/** A sentence for every custom error of every contract: the type fails to check when one is missing. */
export const sentences: Sentences<ErrorName> = {
  ...registrySentences,
  ...licenceSentences,
  ...auditorSentences,
  ...auditSentences,
  ...auditKeySentences,
  ...reviewSentences,
  ...vaultSentences,
  ...escrowSentences,
  ...splitterSentences,
  ...fraudSentences,
  ...selfDealingSentences,
  ...listingSentences,
  ...auctionSentences,
  ...englishAuctionSentences,
  ...dutchAuctionSentences,
  ...commitRevealSentences,
  ...policySentences,
  ...accessSentences,
  ...timelockSentences,
  ...governorSentences,
  ...tokenSentences,
  ...blockSentences,
};
