import { readContract } from "viem/actions";
import { AUDIT_PHASES, nameOf } from "../chain/enums.ts";
import type { AuditId } from "../chain/ids.ts";
import type { MarketClient } from "../chain/market-client.ts";
import { auditsAbi } from "../generated/abis.ts";
import { readAudit, type ChainAudit } from "../reads/audit.ts";

/** Calls at a time. */
const CHUNK = 100;
/** Blocks for which an audit that has ended is looked at: a reorganisation may undo the end. */
const KEPT_BLOCKS = 12n;

/**
 * The audits of a market that are not over. They come from the chain: it numbers audits from 1 on, so no event has to be searched for, and
 * none is missed or late, as behind an index that fell back. Each is asked for once; from then on only those that go on.
 */
export class OpenAudits {
  readonly #market: MarketClient;
  /** Those that go on, with the block in which the end was seen. */
  readonly #kept = new Map<AuditId, bigint | undefined>();
  #seen = 0n;

  constructor(market: MarketClient) {
    this.#market = market;
  }

  /** The audits at a block, the oldest first; one that has ended comes a few times more. @throws MarketError */
  async read(blockNumber: bigint): Promise<ChainAudit[]> {
    await this.#findNew(blockNumber);
    const ids = [...this.#kept.keys()];
    const found = await inChunks(ids, (audit) => readAudit(this.#market, audit, { blockNumber }));
    for (const { audit, phase } of found) this.#keep(audit, phase === "Concluded", blockNumber);
    return found;
  }

  #keep(audit: AuditId, ended: boolean, blockNumber: bigint): void {
    const since = ended ? (this.#kept.get(audit) ?? blockNumber) : undefined;
    if (since !== undefined && blockNumber - since >= KEPT_BLOCKS) this.#kept.delete(audit);
    else this.#kept.set(audit, since);
  }

  async #findNew(blockNumber: bigint): Promise<void> {
    const contract = { address: this.#market.addresses.Audits, abi: auditsAbi, blockNumber } as const;
    const count = await readContract(this.#market.client, { ...contract, functionName: "auditCount" });
    // Another chain at the same place, or a reorganisation that undid an order.
    if (count < this.#seen) {
      this.#kept.clear();
      this.#seen = 0n;
    }
    const ids = Array.from({ length: Number(count - this.#seen) }, (_, i) => this.#seen + BigInt(i) + 1n);
    const phases = await inChunks(ids, async (audit) => {
      const { phase } = await readContract(this.#market.client, {
        ...contract,
        functionName: "auditOf",
        args: [audit],
      });
      return { audit, phase: nameOf(AUDIT_PHASES, phase) };
    });
    for (const { audit, phase } of phases) if (phase !== "Concluded") this.#kept.set(audit, undefined);
    this.#seen = count;
  }
}

async function inChunks<T, R>(all: readonly T[], read: (one: T) => Promise<R>): Promise<R[]> {
  const found: R[] = [];
  for (let i = 0; i < all.length; i += CHUNK) found.push(...(await Promise.all(all.slice(i, i + CHUNK).map(read))));
  return found;
}
