import type { Address } from "viem";
import { getBlockNumber } from "viem/actions";
import { anybodysStep, type AnybodysStep } from "../audits/next.ts";
import type { AuditId } from "../chain/ids.ts";
import { requireAccount, type MarketClient } from "../chain/market-client.ts";
import { chainTime } from "../chain/time.ts";
import { describeError } from "../errors/describe.ts";
import { continueAudit } from "../journeys/trust/continue-audit.ts";
import { seatOfAccount, type ChainAudit } from "../reads/audit.ts";
import { readAuditor, type ChainAuditor } from "../reads/auditor.ts";
import { auditEventLine, type AuditEvent } from "./audit-events.ts";
import { AuditInterest } from "./audit-interest.ts";
import { AUDIT_PATIENCE, AuditTasks, keepReceipt } from "./audit-tasks.ts";
import { OpenAudits } from "./open-audits.ts";
import { OwnSeats, type FindOpening } from "./own-seat.ts";
import { repeatRounds } from "./rounds.ts";

/** What an agent that looks after audits does, and how. */
export interface AuditAgentOptions {
  /** Takes the open steps of all audits, not only of those that concern the account; default false. */
  readonly all?: boolean;
  /** Where the openings of the account's committed findings are. */
  readonly findOpening: FindOpening;
  /** Milliseconds between two looks at the chain; default 4,000. */
  readonly pollMs?: number;
  readonly onEvent?: (event: AuditEvent) => void;
}

const DEFAULT_POLL_MS = 4_000;
/** Every auditor's agent waits for the same steps: each takes its turn within so many polls, so that most find that it is done, and pay nothing. */
const SPREAD_POLLS = 5;

interface Turn {
  readonly step: string;
  /** Milliseconds since 1970. */
  readonly from: number;
}

/**
 * Keeps audits moving while nobody is at the screen: draws panels, goes on without the silent, concludes, and reveals the account's own
 * findings in their time. By default only audits that the account ordered, sits on, or may be drawn for. It follows the chain alone, and what
 * it has done is there too: it may be stopped, started again, or run twice at once.
 */
export class AuditAgent {
  readonly #market: MarketClient;
  readonly #options: AuditAgentOptions;
  readonly #account: Address;
  readonly #audits: OpenAudits;
  readonly #interest: AuditInterest;
  readonly #tasks: AuditTasks;
  readonly #seats: OwnSeats;
  readonly #turns = new Map<AuditId, Turn>();
  readonly #stands = new Map<AuditId, string>();
  #started = false;
  #troubled = false;

  /** @throws MarketError `WalletMissing` */
  constructor(market: MarketClient, options: AuditAgentOptions) {
    const tell = (event: AuditEvent) => this.#tell(event);
    this.#market = market;
    this.#options = options;
    this.#account = requireAccount(market);
    this.#audits = new OpenAudits(market);
    this.#interest = new AuditInterest(market, this.#account);
    this.#tasks = new AuditTasks(tell);
    this.#seats = new OwnSeats(market, options.findOpening, this.#tasks, tell);
  }

  /** Whether a deadline of the account was missed. */
  get troubled(): boolean {
    return this.#troubled;
  }

  /** Works until the signal stops it. Whatever goes wrong with the chain or with an audit is told by an event, and tried again. */
  async run(signal: AbortSignal): Promise<void> {
    const pollMs = this.#options.pollMs ?? DEFAULT_POLL_MS;
    await repeatRounds(
      {
        ...{ pollMs, maxRetryMs: AUDIT_PATIENCE.maxRetryMs },
        round: () => this.#round(SPREAD_POLLS * pollMs),
        onFailure: (failure) => this.#tell({ type: "waiting", ...failure }),
      },
      signal,
    );
  }

  /** One round: does everything that is due, at once. @throws MarketError when the chain cannot be read; other failures are told by events */
  async runOnce(): Promise<void> {
    await this.#round(0);
  }

  /** @param spreadMs milliseconds within which an open step is taken */
  async #round(spreadMs: number): Promise<void> {
    try {
      const auditor = await this.#auditorOfRound();
      const blockNumber = await getBlockNumber(this.#market.client, { cacheTime: 0 });
      const now = await chainTime(this.#market.client);
      const watched = await this.#watched(await this.#audits.read(blockNumber), auditor);
      for (const audit of watched) await this.#lookAfterSeat(audit, now);
      for (const audit of watched) await this.#goOn(audit, spreadMs);
      await this.#seats.publish();
    } catch (error) {
      throw describeError(error);
    }
  }

  /** The account as an auditor, read once a round at most. */
  async #auditorOfRound(): Promise<() => Promise<ChainAuditor>> {
    let reading: Promise<ChainAuditor> | undefined;
    const auditor = () => (reading ??= readAuditor(this.#market, this.#account));
    if (!this.#started) {
      const { all = false } = this.#options;
      this.#tell({ type: "started", account: this.#account, all, auditor: await auditor() });
      this.#started = true;
    }
    return auditor;
  }

  async #watched(found: readonly ChainAudit[], auditor: () => Promise<ChainAuditor>): Promise<ChainAudit[]> {
    const watched: ChainAudit[] = [];
    for (const audit of found) {
      await this.#tasks.run(audit.audit, "look", async () => {
        if (this.#options.all !== true && !(await this.#interest.concerns(audit, auditor))) return;
        this.#tellPlace(audit);
        watched.push(audit);
      });
    }
    return watched;
  }

  /** Where an audit stands, when it is new or has moved on. */
  #tellPlace(audit: ChainAudit): void {
    const event = { type: "stands", audit, seat: seatOfAccount(audit, this.#account) } as const;
    const line = auditEventLine(event);
    if (this.#stands.get(audit.audit) === line) return;
    this.#stands.set(audit.audit, line);
    this.#tell(event);
  }

  async #lookAfterSeat(audit: ChainAudit, now: number): Promise<void> {
    const seat = seatOfAccount(audit, this.#account);
    if (seat !== undefined) await this.#seats.lookAfter(audit, seat, now);
  }

  async #goOn(found: ChainAudit, spreadMs: number): Promise<void> {
    const { audit } = found;
    const step = anybodysStep(found.next);
    if (step === undefined || !this.#isTurn(found, spreadMs)) return;
    await this.#tasks.run(audit, step, () => this.#take(audit, step));
  }

  async #take(audit: AuditId, step: AnybodysStep): Promise<void> {
    const { options, receipt } = keepReceipt();
    const after = await continueAudit(this.#market, audit, options);
    const mined = receipt();
    if (mined === undefined) this.#tell({ type: "overtaken", audit, task: step });
    else this.#tell({ type: "wentOn", step, after, receipt: mined });
  }

  #isTurn({ audit, next, round, drawBlock }: ChainAudit, spreadMs: number): boolean {
    const step = `${next}-${round}-${drawBlock}`;
    const known = this.#turns.get(audit);
    const turn = known?.step === step ? known : { step, from: Date.now() + Math.random() * spreadMs };
    this.#turns.set(audit, turn);
    return turn.from <= Date.now();
  }

  #tell(event: AuditEvent): void {
    if (event.type === "missed") this.#troubled = true;
    this.#options.onEvent?.(event);
  }
}
