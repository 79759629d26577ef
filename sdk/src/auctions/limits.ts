/** The fixed numbers of the auction contracts. No vote changes them. */

/** Each bid of an English auction is at least this above the one before; FTNS base units. */
export const MIN_INCREMENT = 10n * 10n ** 18n;
/** … and at least this part of it, percent. */
export const MIN_INCREMENT_PERCENT = 5n;

/** Seconds of bidding when a seller names none. */
export const DEFAULT_DURATION = 86_400;
/** Seconds; a shorter auction is refused. */
export const MIN_DURATION = 600;
/** Seconds; a longer auction is refused. */
export const MAX_DURATION = 30 * 86_400;

/** Seconds by which a late bid can move the end of an English auction, at most. */
export const MAX_EXTENSION = 3_600;
/** How often the end of an English auction can move. */
export const MAX_EXTENSIONS = 24;
/** Seconds after the end of bidding in which a hidden reserve can still be opened; sealed bids are revealed only after that. */
export const RESERVE_WINDOW = 86_400;

/** Seconds for revealing sealed bids when a seller names none. */
export const DEFAULT_REVEAL_WINDOW = 86_400;
/** Seconds; a shorter reveal window is refused. */
export const MIN_REVEAL_WINDOW = 600;
/** Seconds; a longer reveal window is refused. */
export const MAX_REVEAL_WINDOW = 14 * 86_400;

/** Seconds after an auction could have been settled from which anybody can unwind it. */
export const UNWIND_DELAY = 30 * 86_400;
