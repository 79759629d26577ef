/** Votes on a proposal, base units of FTNS. */
export interface Tally {
  readonly for: bigint;
  readonly against: bigint;
  readonly abstain: bigint;
}

/** A tally held against its quorum, for a picture of it. */
export interface TallyPicture {
  /** Widths of the bars, percent of the picture. */
  readonly for: number;
  readonly against: number;
  readonly abstain: number;
  /** Where the quorum lies, percent of the picture. */
  readonly quorumAt: number;
  /** Votes for and abstentions: what counts for the quorum. */
  readonly counted: bigint;
  readonly hasQuorum: boolean;
  /** More for than against. */
  readonly hasMajority: boolean;
}

const MILLION = 1_000_000n;
const PERCENT = 10_000;

/** Sets bars and quorum on one scale: all that was cast, or the quorum where that is more. */
export function tallyPicture(tally: Tally, quorum: bigint): TallyPicture {
  const counted = tally.for + tally.abstain;
  const cast = counted + tally.against;
  const whole = cast > quorum ? cast : quorum;
  const share = (votes: bigint) => (whole === 0n ? 0 : Number((votes * MILLION) / whole) / PERCENT);
  return {
    ...{ for: share(tally.for), against: share(tally.against), abstain: share(tally.abstain) },
    ...{ quorumAt: share(quorum), counted, hasQuorum: counted >= quorum, hasMajority: tally.for > tally.against },
  };
}

/** A part of all votes cast as "61.8 %"; "0 %" while nobody has voted. */
export function shareOfVotes(votes: bigint, tally: Tally): string {
  const cast = tally.for + tally.against + tally.abstain;
  if (cast === 0n) return "0 %";
  const perMille = Number((votes * 1_000n) / cast);
  if (perMille === 0 && votes > 0n) return "< 0.1 %";
  return `${perMille / 10} %`;
}
