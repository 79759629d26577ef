import { AUDITOR_KINDS, numberOf } from "../../chain/enums.ts";
import { formatFtns } from "../../chain/units.ts";
import { addressWords } from "../address-words.ts";
import { authorityTold } from "./policy.ts";
import type { Sentences } from "./sentence.ts";

const GOVERNMENT = numberOf(AUDITOR_KINDS, "Government");

/** What a vote can do with auditors. */
export const auditorSentences: Sentences<"AuditorRegistry"> = {
  admit: ([auditor, kind], { market }) => ({
    sentence: `Admit ${addressWords(market, auditor)} as ${kind === GOVERNMENT ? "a government auditor" : "an auditor"}.`,
  }),
  expel: ([auditor, reason], { market }) => ({
    sentence: `Expel the auditor ${addressWords(market, auditor)}: it is drawn no more and can take its stake out. The reason has the digest ${reason}.`,
  }),
  slash: ([auditor, offence, amount], { market }) => ({
    sentence: `Take up to ${formatFtns(amount)} of the stake of the auditor ${addressWords(market, auditor)} to the treasury, for the offence ${offence}.`,
  }),
  setAuthority: ([authority]) => authorityTold("AuditorRegistry", authority),
};

/** What a vote can do with reputation. */
export const reputationSentences: Sentences<"Reputation"> = {
  setReporter: ([reporter, allowed], { market }) => {
    const who = addressWords(market, reporter);
    return allowed
      ? {
          sentence: `Let ${who} say what happened to accounts.`,
          warning: "Whatever its code allows it can make of everybody's reputation, and with it of their revenue.",
        }
      : { sentence: `Stop ${who} from saying what happened to accounts: it is not heard any more.` };
  },
  setAuthority: ([authority]) => authorityTold("Reputation", authority),
};
