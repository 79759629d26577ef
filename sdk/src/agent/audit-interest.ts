import { isAddressEqual, type Address } from "viem";
import { getContractEvents } from "viem/actions";
import { MAX_ROUNDS } from "../audits/limits.ts";
import type { MarketClient } from "../chain/market-client.ts";
import { auditsAbi } from "../generated/abis.ts";
import { seatOfAccount, type ChainAudit } from "../reads/audit.ts";
import type { ChainAuditor } from "../reads/auditor.ts";
import { readAuditorParts } from "../reads/conflicts.ts";

/** Which audits concern an account: it ordered them, has a seat in them, or may still be drawn for one. */
export class AuditInterest {
  readonly #market: MarketClient;
  readonly #account: Address;
  /** Whether nothing forbids a seat, by audit and draw: a part that comes up later is found at the next draw. */
  readonly #eligible = new Map<string, boolean>();

  constructor(market: MarketClient, account: Address) {
    this.#market = market;
    this.#account = account;
  }

  /** @param auditor the account as the chain has it now, asked for when it matters @throws MarketError */
  async concerns(audit: ChainAudit, auditor: () => Promise<ChainAuditor>): Promise<boolean> {
    if (isAddressEqual(audit.orderer, this.#account) || seatOfAccount(audit, this.#account) !== undefined) return true;
    if (!hasDrawAhead(audit)) return false;
    const { drawable, domains } = await auditor();
    return drawable && domains.includes(audit.domain) && (await this.#mayBeSeated(audit));
  }

  async #mayBeSeated(audit: ChainAudit): Promise<boolean> {
    const key = `${audit.audit}-${audit.round}`;
    const known = this.#eligible.get(key);
    if (known !== undefined) return known;
    const may = !(await this.#hasSat(audit)) && !(await this.#hasPart(audit));
    this.#eligible.set(key, may);
    return may;
  }

  /** An auditor sits on an audit once, whatever became of its seat. */
  async #hasSat({ audit, round }: ChainAudit): Promise<boolean> {
    if (round === 0) return false;
    const { address, block } = this.#market.deployment.contracts.Audits;
    const drawn = await getContractEvents(this.#market.client, {
      ...{ address, abi: auditsAbi, eventName: "AuditorDrawn", fromBlock: BigInt(block), strict: true },
      args: { audit, auditor: this.#account },
    } as const);
    return drawn.length > 0;
  }

  async #hasPart({ asset, orderer }: ChainAudit): Promise<boolean> {
    const [parts = []] = await readAuditorParts(this.#market, { asset, orderer, auditors: [this.#account] });
    return parts.length > 0;
  }
}

/** Whether a seat may still be filled: by the draw that is due, or by one after silent auditors. */
function hasDrawAhead({ phase, round, next }: ChainAudit): boolean {
  return (phase === "Drawing" && next !== "advance") || (phase === "Committing" && round < MAX_ROUNDS);
}
