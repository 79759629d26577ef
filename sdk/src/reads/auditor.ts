import type { Address, Hex } from "viem";
import { getBlock, readContract } from "viem/actions";
import { categoriesOf, domainsAt } from "../chain/category-set.ts";
import {
  ADMISSIONS,
  AUDITOR_KINDS,
  nameOf,
  numberOf,
  POLICY_PARAMETERS,
  type Admission,
  type AuditorKind,
  type Category,
} from "../chain/enums.ts";
import type { MarketClient } from "../chain/market-client.ts";
import { FTNS_UNIT } from "../chain/units.ts";
import { auditorRegistryAbi, ftnsAbi, marketPolicyAbi } from "../generated/abis.ts";
import { atOneBlock, type ReadOptions } from "./snapshot.ts";

/** An account that an auditor has declared to be close to. */
export interface DeclaredAffiliate {
  readonly account: Address;
  /** Seconds since 1970 from which it is forgotten; undefined while it is declared. */
  readonly until: number | undefined;
  /** Number of the block of the declaration: it recuses the auditor only from audits whose panel drew it later. */
  readonly since: number;
}

/** An auditor as the chain has it. Amounts in FTNS base units. */
export interface ChainAuditor {
  readonly account: Address;
  /** "None": it never registered. */
  readonly admission: Admission;
  readonly kind: AuditorKind;
  readonly domains: readonly Category[];
  /** Other domains that are due. */
  readonly nextDomains: { readonly domains: readonly Category[]; readonly from: number } | undefined;
  /** Bonded. */
  readonly stake: bigint;
  /** Leaving, slashable until it is withdrawn. */
  readonly unbonding: bigint;
  /** Seconds since 1970 from which what is leaving can be withdrawn. */
  readonly withdrawableFrom: number;
  /** It can be drawn: admitted, with a whole bond at stake. */
  readonly drawable: boolean;
  /** bytes32, digest of its credentials on IPFS. */
  readonly credentials: Hex;
  readonly affiliates: readonly DeclaredAffiliate[];
  /** What AuditorRegistry may take from the wallet to bond it. */
  readonly allowance: bigint;
}

const STILL_DECLARED = 2 ** 40 - 1;

/** Reads an auditor. An account that never registered has the admission "None". */
export async function readAuditor(
  market: MarketClient,
  account: Address,
  options: ReadOptions = {},
): Promise<ChainAuditor> {
  const { AuditorRegistry, FTNS, MarketPolicy } = market.addresses;
  return atOneBlock(market, options, async (blockNumber) => {
    const registry = { address: AuditorRegistry, abi: auditorRegistryAbi, blockNumber, args: [account] } as const;
    const [found, affiliates, allowance, bond, { timestamp }] = await Promise.all([
      readContract(market.client, { ...registry, functionName: "auditorOf" }),
      readContract(market.client, { ...registry, functionName: "affiliatesOf" }),
      readContract(market.client, {
        ...{ address: FTNS, abi: ftnsAbi, blockNumber },
        functionName: "allowance",
        args: [account, AuditorRegistry],
      }),
      readContract(market.client, {
        ...{ address: MarketPolicy, abi: marketPolicyAbi, blockNumber },
        functionName: "get",
        args: [numberOf(POLICY_PARAMETERS, "AuditorBond")],
      }),
      getBlock(market.client, { blockNumber }),
    ]);
    const { stake, unbonding, withdrawableFrom, credentials } = found;
    const changing = {
      ...{ domains: categoriesOf(found.domains), nextDomains: categoriesOf(found.nextDomains) },
      from: found.domainsFrom,
    };
    return {
      ...{ account, stake, unbonding, withdrawableFrom, credentials, allowance },
      ...domainsAt(changing, Number(timestamp)),
      admission: nameOf(ADMISSIONS, found.admission),
      kind: nameOf(AUDITOR_KINDS, found.kind),
      drawable: found.seat !== 0 && stake >= bond * FTNS_UNIT,
      affiliates: affiliates.map(({ account: affiliate, until, since }) => ({
        ...{ account: affiliate, since },
        until: until === STILL_DECLARED ? undefined : until,
      })),
    };
  });
}
