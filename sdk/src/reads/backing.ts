import { readContract } from "viem/actions";
import type { AuditId } from "../chain/ids.ts";
import { FTNS_UNIT } from "../chain/units.ts";
import type { MarketClient } from "../chain/market-client.ts";
import { ADMISSIONS, nameOf } from "../chain/enums.ts";
import { auditorRegistryAbi } from "../generated/abis.ts";
import { readAudit, type ChainSeat } from "./audit.ts";

/**
 * From when on the stake that is bonded now has stood behind the certificate of an audit for a day, as `isContentCertified` of the contracts asks.
 * @returns seconds since 1970; 0 = it does already; undefined when too little is bonded: what is bonded later takes a day from then
 */
export async function readSettledFrom(
  market: MarketClient,
  audit: AuditId,
  blockNumber: bigint,
): Promise<number | undefined> {
  const { seats } = await readAudit(market, audit, { blockNumber });
  const revealed = seats.filter(({ state }) => state === "Revealed");
  const moments = await Promise.all(revealed.map((seat) => settledFrom(market, seat, blockNumber)));
  const most = Math.floor(seats.length / 2);
  return moments.filter((moment) => moment !== undefined).sort((a, b) => a - b)[most];
}

async function settledFrom(
  market: MarketClient,
  { auditor, pledge }: ChainSeat,
  blockNumber: bigint,
): Promise<number | undefined> {
  if (auditor === undefined) return undefined;
  const { admission, stake, fresh, settledAt } = await readContract(market.client, {
    ...{ address: market.addresses.AuditorRegistry, abi: auditorRegistryAbi, blockNumber },
    functionName: "auditorOf",
    args: [auditor],
  });
  if (nameOf(ADMISSIONS, admission) !== "Admitted" || stake < pledge) return undefined;
  return stake - BigInt(fresh) * FTNS_UNIT >= pledge ? 0 : settledAt;
}
