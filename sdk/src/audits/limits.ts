/** The fixed numbers of the contracts of audits. No vote changes them. */

/** Draws of a panel at most; each further one has its own time to commit. */
export const MAX_ROUNDS = 3;
/** Seconds from an order, or from a further round, in which somebody has to draw. */
export const DRAW_WINDOW = 86_400;
/** Seconds from the issue of a certificate until content that it certifies takes the content window from purchases. */
export const CONTENT_NOTICE = 86_400;
