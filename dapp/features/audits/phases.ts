import type { AuditPhase, SeatState } from "@ftns-market/sdk/chain";
import type { Tone } from "@/components/badge";

interface Words {
  readonly name: string;
  readonly tone: Tone;
  readonly meaning: string;
}

/** Where an audit stands, for people. */
export const PHASE_WORDS: Readonly<Record<Exclude<AuditPhase, "None">, Words>> = {
  Drawing: {
    name: "Waits for its panel",
    tone: "neutral",
    meaning: "A block decides who sits on the panel. Once it is there, anybody can draw.",
  },
  Committing: {
    name: "Being examined",
    tone: "accent",
    meaning: "The panel examines the version. Each auditor seals its finding, so that nobody can copy another.",
  },
  Revealing: {
    name: "Being revealed",
    tone: "accent",
    meaning: "All findings are sealed. Each is opened now, and cannot be changed any more.",
  },
  Concluded: { name: "Concluded", tone: "neutral", meaning: "It has ended, and the fees are paid or refunded." },
};

/** Where a seat stands: by the chain, and "Silent" by the index, which remembers who lost a seat. */
type ShownSeatState = SeatState | "Silent";

/** Where a seat of a panel stands, for people. */
export const SEAT_WORDS: Readonly<Record<ShownSeatState, Words>> = {
  Empty: { name: "Empty", tone: "neutral", meaning: "Nobody sits here yet." },
  Drawn: { name: "Examining", tone: "accent", meaning: "It was drawn and has not sealed a finding yet." },
  Committed: { name: "Sealed", tone: "accent", meaning: "It has sealed its finding and can only open this one." },
  Revealed: { name: "Revealed", tone: "positive", meaning: "Its finding is public." },
  Silent: {
    name: "Silent",
    tone: "danger",
    meaning: "It did not seal or did not reveal a finding in time, and lost a part of its stake.",
  },
  Recused: {
    name: "Recused",
    tone: "warning",
    meaning:
      "It came to have a part in the asset, so its finding does not count. It is paid for its work, and not punished.",
  },
};
