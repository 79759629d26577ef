import {
  MAX_DURATION,
  MAX_EXTENSION,
  MAX_REVEAL_WINDOW,
  MIN_DURATION,
  MIN_REVEAL_WINDOW,
  RESERVE_WINDOW,
} from "@ftns-market/sdk/auctions";
import type { AuctionKind } from "@ftns-market/sdk/chain";
import type { Plan } from "@/features/auctions";
import { isSealed } from "@/features/auctions";
import { readAmount } from "@/lib/amount";
import { formatFtns } from "@/lib/format";
import { readDuration, type DurationText } from "./duration-text";

/** An auction as it is written. Plain data that the browser can keep. */
export interface AuctionForm {
  /** Number of the asset; empty while none is chosen. */
  readonly asset: string;
  /** Id of the licence terms, or "title" for the asset itself; empty while nothing is chosen. */
  readonly lot: string;
  readonly quantity: string;
  readonly kind: AuctionKind;
  /** FTNS. */
  readonly startingPrice: string;
  readonly reserveMode: "none" | "open" | "hidden";
  /** FTNS. */
  readonly reserve: string;
  /** FTNS, Dutch. */
  readonly floor: string;
  readonly fall: "steady" | "halving";
  readonly halfLife: DurationText;
  readonly duration: DurationText;
  /** English. */
  readonly extension: DurationText;
  /** Sealed kinds. */
  readonly revealWindow: DurationText;
}

export const TITLE_LOT = "title";

export function newAuctionForm(asset = ""): AuctionForm {
  return {
    asset,
    lot: "",
    quantity: "1",
    kind: "English",
    startingPrice: "",
    reserveMode: "none",
    reserve: "",
    floor: "",
    fall: "steady",
    halfLife: { count: "6", unit: "hours" },
    duration: { count: "24", unit: "hours" },
    extension: { count: "10", unit: "minutes" },
    revealWindow: { count: "24", unit: "hours" },
  };
}

/** An auction that can be created. Amounts in FTNS base units, lengths in seconds. */
export interface AuctionOrder {
  readonly asset: number;
  readonly lot: "title" | bigint;
  readonly quantity: number;
  readonly kind: AuctionKind;
  readonly startingPrice: bigint;
  /** Open reserve, Dutch: the floor; 0 = the starting price. */
  readonly reserve: bigint;
  /** Instead of an open one; never shown. */
  readonly hiddenReserve: bigint | undefined;
  readonly duration: number;
  readonly extension: number;
  readonly halfLife: number;
  readonly revealWindow: number;
}

export type FormField = Exclude<keyof AuctionForm, "reserveMode" | "fall" | "kind">;
export type FormProblems = Readonly<Partial<Record<FormField, string>>>;

export interface FormReading {
  /** Undefined while something is missing or wrong. */
  readonly order: AuctionOrder | undefined;
  readonly problems: FormProblems;
}

const MAX_QUANTITY = 2 ** 32 - 2;

/** Reads the form. What is not written yet is no problem, but no order either. */
export function readAuctionForm(form: AuctionForm): FormReading {
  const starting = readAmount(form.startingPrice);
  const reserve = reserveOf(form, starting.amount);
  const quantity = quantityOf(form);
  const duration = readDuration(form.duration, MIN_DURATION, MAX_DURATION);
  const used = usedDurations(form, duration.seconds);
  const problems: FormProblems = withoutEmpty({
    startingPrice: starting.problem,
    quantity: quantity === undefined && form.quantity.trim() !== "" ? "A whole number from 1." : undefined,
    duration: duration.problem,
    ...reserve.problems,
    ...used.problems,
  });
  const whole =
    Object.keys(problems).length === 0 && /^[1-9]\d{0,13}$/.test(form.asset) && form.lot !== "" && reserve.whole;
  if (
    !whole ||
    starting.amount === undefined ||
    quantity === undefined ||
    duration.seconds === undefined ||
    !used.whole
  )
    return { order: undefined, problems };
  const order: AuctionOrder = {
    asset: Number(form.asset),
    lot: form.lot === TITLE_LOT ? "title" : BigInt(form.lot),
    quantity,
    kind: form.kind,
    startingPrice: starting.amount,
    reserve: reserve.open,
    hiddenReserve: reserve.hidden,
    duration: duration.seconds,
    ...used.values,
  };
  return { order, problems };
}

function quantityOf({ lot, quantity }: AuctionForm): number | undefined {
  if (lot === TITLE_LOT) return 1;
  const plain = quantity.trim().replaceAll(",", "");
  const count = /^\d{1,10}$/.test(plain) ? Number(plain) : 0;
  return count >= 1 && count <= MAX_QUANTITY ? count : undefined;
}

interface ReserveReading {
  readonly open: bigint;
  readonly hidden: bigint | undefined;
  /** Nothing is missing. */
  readonly whole: boolean;
  readonly problems: FormProblems;
}

function reserveOf(form: AuctionForm, starting: bigint | undefined): ReserveReading {
  if (form.kind === "Dutch") {
    const { amount, problem } = readAmount(form.floor);
    const above = amount !== undefined && starting !== undefined && amount > starting;
    const floor = above ? `At most the starting price, ${formatFtns(starting)}.` : problem;
    return { open: amount ?? 0n, hidden: undefined, whole: amount !== undefined, problems: withoutEmpty({ floor }) };
  }
  if (form.reserveMode === "none") return { open: 0n, hidden: undefined, whole: true, problems: {} };
  const { amount, problem } = readAmount(form.reserve);
  const below = amount !== undefined && starting !== undefined && amount < starting;
  const problems = withoutEmpty({ reserve: below ? `At least the starting price, ${formatFtns(starting)}.` : problem });
  const hidden = form.reserveMode === "hidden";
  const whole = amount !== undefined;
  return { open: hidden ? 0n : (amount ?? 0n), hidden: hidden ? amount : undefined, whole, problems };
}

/** The lengths that only some kinds have; the others are 0. */
function usedDurations(form: AuctionForm, duration: number | undefined) {
  const extension = form.kind === "English" ? readDuration(form.extension, 0, MAX_EXTENSION) : ZERO;
  const revealWindow = isSealed(form.kind)
    ? readDuration(form.revealWindow, MIN_REVEAL_WINDOW, MAX_REVEAL_WINDOW)
    : ZERO;
  const halving = form.kind === "Dutch" && form.fall === "halving";
  const halfLife = halving ? readDuration(form.halfLife, 1, duration ?? MAX_DURATION) : ZERO;
  const read = { extension, revealWindow, halfLife };
  return {
    whole: Object.values(read).every(({ seconds }) => seconds !== undefined),
    values: {
      extension: extension.seconds ?? 0,
      revealWindow: revealWindow.seconds ?? 0,
      halfLife: halfLife.seconds ?? 0,
    },
    problems: {
      extension: extension.problem,
      revealWindow: revealWindow.problem,
      halfLife: halfLife.problem,
    },
  };
}

const ZERO = { seconds: 0, problem: undefined };

function withoutEmpty(problems: Readonly<Partial<Record<FormField, string | undefined>>>): FormProblems {
  return Object.fromEntries(Object.entries(problems).filter(([, problem]) => problem !== undefined));
}

/** The course of an auction that would be created now. @param now seconds since 1970, of the chain */
export function planOf(
  order: AuctionOrder,
  now: number,
  { encrypted, deliveryWindow }: Pick<Plan, "encrypted" | "deliveryWindow">,
): Plan {
  const endsAt = now + order.duration;
  const reserveHidden = order.hiddenReserve !== undefined;
  return {
    ...{ kind: order.kind, extension: order.extension, encrypted, deliveryWindow, endsAt },
    revealEndsAt: isSealed(order.kind) ? endsAt + (reserveHidden ? RESERVE_WINDOW : 0) + order.revealWindow : 0,
    reserveHidden,
  };
}
