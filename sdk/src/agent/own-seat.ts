import { commitmentOf, type FindingOpening } from "../audits/opening.ts";
import type { AuditId } from "../chain/ids.ts";
import type { MarketClient } from "../chain/market-client.ts";
import { describeError } from "../errors/describe.ts";
import { revealFinding } from "../journeys/trust/finding.ts";
import { uploadDocument } from "../journeys/upload-document.ts";
import type { ChainAudit, ChainSeat } from "../reads/audit.ts";
import type { AuditEvent } from "./audit-events.ts";
import { keepReceipt, type AuditTasks } from "./audit-tasks.ts";

/**
 * Where openings are kept.
 * @returns undefined when there is none for this seat
 * @throws Error with a sentence about what is wrong with it
 */
export type FindOpening = (audit: AuditId, seat: number) => Promise<FindingOpening | undefined>;

/** Seconds before a deadline at which it is called to mind. */
const REMINDERS = [86_400, 21_600, 3_600];
/** Seconds before the end of the reveal from which on it waits for IPFS no more. A time to reveal is an hour at least. */
const BARE_BEFORE = 1_800;

type About = Pick<ChainAudit, "audit" | "deadline"> & { readonly seat: number };

interface Unpublished {
  readonly audit: AuditId;
  readonly seat: number;
  readonly text: string;
}

/** Looks after the account's seats: says what they ask for and by when, and reveals what was committed. */
export class OwnSeats {
  readonly #market: MarketClient;
  readonly #findOpening: FindOpening;
  readonly #tasks: AuditTasks;
  readonly #tell: (event: AuditEvent) => void;
  /** What was said last, by what it is about. */
  readonly #said = new Map<string, string>();
  readonly #unpublished = new Set<Unpublished>();

  constructor(market: MarketClient, findOpening: FindOpening, tasks: AuditTasks, tell: (event: AuditEvent) => void) {
    this.#market = market;
    this.#findOpening = findOpening;
    this.#tasks = tasks;
    this.#tell = tell;
  }

  /** @param now time of the chain, seconds since 1970 */
  async lookAfter({ audit, fee, deadline, next }: ChainAudit, seat: ChainSeat, now: number): Promise<void> {
    const about = { audit, seat: seat.number, deadline };
    if (seat.state === "Drawn") {
      if (next === "advance") return this.#say(about, "missed", { type: "missed", to: "commit", ...named(about) });
      this.#say(about, "drawn", { type: "drawn", by: deadline, fee, ...named(about) });
      return this.#remind(about, "commit", now);
    }
    if (seat.state !== "Committed") return;
    if (next === "conclude") return this.#say(about, "missed", { type: "missed", to: "reveal", ...named(about) });
    const opening = await this.#open(about, seat);
    if (next !== "reveal") return;
    const done =
      opening !== undefined && (await this.#tasks.run(audit, "reveal", () => this.#reveal(about, opening, now)));
    if (!done) this.#remind(about, "reveal", now);
  }

  /** Publishes the reports of findings that were revealed while IPFS could not be reached. */
  async publish(): Promise<void> {
    for (const report of this.#unpublished) {
      const { audit, seat, text } = report;
      await this.#tasks.run(audit, "publish", async () => {
        await uploadDocument(this.#market, new TextEncoder().encode(text));
        this.#unpublished.delete(report);
        this.#tell({ type: "published", audit, seat });
      });
    }
  }

  /** Held against the commitment before the reveal already, so that there is time to look for the right one. */
  async #open(about: About, { commitment }: ChainSeat): Promise<FindingOpening | undefined> {
    try {
      const found = await this.#findOpening(about.audit, about.seat);
      if (found === undefined) throw new Error("Its opening is not there.");
      if (commitmentOf(found) !== commitment) throw new Error("The opening is of another finding than was committed.");
      this.#said.delete(keyOf(about, "closed"));
      return found;
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.#say(about, "closed", { type: "closed", reason, ...named(about) }, reason);
      return undefined;
    }
  }

  async #reveal(about: About, opening: FindingOpening, now: number): Promise<void> {
    const { options, receipt } = keepReceipt();
    let published = true;
    const { state } = await revealFinding(this.#market, opening, { send: options }).catch((error: unknown) => {
      const isIpfs = describeError(error).code.startsWith("Ipfs_");
      // A report can be published later, but silence is slashed.
      if (!isIpfs || about.deadline - now > BARE_BEFORE) throw error;
      published = false;
      return revealFinding(this.#market, { ...opening, reportText: undefined }, { send: options });
    });
    const mined = receipt();
    if (mined === undefined) return this.#tell({ type: "overtaken", audit: about.audit, task: "reveal" });
    if (state === "Recused") return this.#tell({ type: "recused", receipt: mined, ...named(about) });
    if (!published) this.#unpublished.add({ ...named(about), text: opening.reportText ?? "" });
    this.#tell({ type: "revealed", published, receipt: mined, ...named(about) });
  }

  #remind(about: About, to: "commit" | "reveal", now: number): void {
    const left = about.deadline - now;
    const passed = REMINDERS.filter((seconds) => left <= seconds).length;
    if (passed === 0 || left <= 0) return;
    const event = { type: "reminder", to, by: about.deadline, left, ...named(about) } as const;
    this.#say(about, to, event, `${about.deadline}-${passed}`);
  }

  /** Says something unless it was the last that was said about it. @param mark what makes it another thing to say; default nothing */
  #say(about: About, what: string, event: AuditEvent, mark = ""): void {
    const key = keyOf(about, what);
    if (this.#said.get(key) === mark) return;
    this.#said.set(key, mark);
    this.#tell(event);
  }
}

function keyOf({ audit, seat }: About, what: string): string {
  return `${audit}-${seat}-${what}`;
}

function named({ audit, seat }: About) {
  return { audit, seat };
}
