import type { Address } from "viem";
import type { MarketClient } from "../chain/market-client.ts";
import { graphql } from "./graphql.ts";
import { request } from "./request.ts";

const venuesQuery = graphql(`
  query Venues {
    venues(orderBy: id, first: 1000) {
      id
      address
      admitted
      salesCount
      volume
      changes(orderBy: timestamp, orderDirection: desc, first: 100) {
        admitted
        timestamp
      }
    }
  }
`);

const roleMembers = graphql(`
  query RoleMembers {
    roleMembers(where: { member: true }, orderBy: role, first: 1000) {
      role
      account
      updatedAt
    }
  }
`);

const reportersQuery = graphql(`
  query Reporters {
    reporters(orderBy: updatedAt, first: 1000) {
      id
      allowed
      updatedAt
    }
  }
`);

/** A contract that says what happened to accounts, or did once. */
export interface ReporterRow {
  readonly address: Address;
  /** False: it is not heard any more. */
  readonly allowed: boolean;
  /** Seconds since 1970 of the last change. */
  readonly since: number;
}

/** A contract that makes prices. */
export interface VenueRow {
  /** Its number in the ids of its sales. */
  readonly index: number;
  readonly address: Address;
  /** Whether it may make new sales; open ones run on without. */
  readonly admitted: boolean;
  /** When it was admitted last, seconds since 1970. */
  readonly admittedAt: number;
  /** When it was retired last; undefined: never. */
  readonly retiredAt: number | undefined;
  /** Sales settled. */
  readonly sales: number;
  /** FTNS base units of settled sales. */
  readonly volume: bigint;
}

/** A role of the AccessManager that an account holds. */
export interface RoleHolder {
  /** As contracts/governance/Roles.sol numbers them: 0 admin, 1 guardian. */
  readonly role: bigint;
  readonly account: Address;
  /** Seconds since 1970 of the last change. */
  readonly since: number;
}

/** Every venue that was ever admitted. @throws MarketError the index codes */
export async function venues(market: MarketClient, signal?: AbortSignal): Promise<readonly VenueRow[]> {
  const found = await request(market, venuesQuery, {}, signal);
  return found.venues
    .map(({ id, address, admitted, salesCount, volume, changes }) => {
      const last = (value: boolean) => changes.find((change) => change.admitted === value)?.timestamp;
      const retiredAt = last(false);
      return {
        ...{ index: Number(id), address, admitted, sales: salesCount, volume: BigInt(volume) },
        admittedAt: Number(last(true)),
        retiredAt: retiredAt === undefined ? undefined : Number(retiredAt),
      };
    })
    .sort((a, b) => a.index - b.index);
}

/** Who holds which role of the AccessManager. @throws MarketError the index codes */
export async function roleHolders(market: MarketClient, signal?: AbortSignal): Promise<readonly RoleHolder[]> {
  const { roleMembers: rows } = await request(market, roleMembers, {}, signal);
  return rows.map(({ role, account, updatedAt }) => ({ role: BigInt(role), account, since: Number(updatedAt) }));
}

/** Whose word counts for reputations, or did once. @throws MarketError the index codes */
export async function reporters(market: MarketClient, signal?: AbortSignal): Promise<readonly ReporterRow[]> {
  const { reporters: rows } = await request(market, reportersQuery, {}, signal);
  return rows.map(({ id, allowed, updatedAt }) => ({ address: id, allowed, since: Number(updatedAt) }));
}
