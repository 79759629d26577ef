import { isAddressEqual, type Address } from "viem";
import { getContractEvents } from "viem/actions";
import type { Action } from "../actions/action.ts";
import { send, type Sent } from "../actions/send.ts";
import { deliverAuditKey } from "../actions/trust/audit-key.ts";
import { isOpen } from "../artifact/content.ts";
import { deliverToAuditor } from "../audits/audit-key.ts";
import type { MarketClient } from "../chain/market-client.ts";
import { deriveVersionKeys } from "../delivery/keys.ts";
import { MarketError } from "../errors/market-error.ts";
import { auditKeysAbi } from "../generated/abis.ts";
import { readAsset } from "../reads/asset.ts";
import { readAudit } from "../reads/audit.ts";
import type { AuditRequest } from "./state.ts";
import type { KnownVersion, VersionBook } from "./tasks.ts";

/** Requests of auditors in a range of blocks, whosever assets they are about: the latest of each seat comes last. */
export async function findRequests(market: MarketClient, fromBlock: bigint, toBlock: bigint): Promise<AuditRequest[]> {
  const logs = await getContractEvents(market.client, {
    ...{ address: market.addresses.AuditKeys, abi: auditKeysAbi, fromBlock, toBlock, strict: true },
    eventName: "KeyRequested",
  } as const);
  return logs.map(({ args }) => ({ audit: args.audit, seat: args.seat, point: args.b }));
}

/**
 * Encrypts the key of the version under audit to the auditor who asks for it.
 * @param master the 32 bytes that the version's keys came from
 * @returns the delivery as an action; nothing is sent
 * @throws MarketError `AuditKeys_WrongKey` when the version was published with another master
 */
export async function prepareAnswer(
  market: MarketClient,
  versions: VersionBook,
  master: Uint8Array,
  { audit, seat, point }: AuditRequest,
): Promise<Action> {
  const { asset, version } = await readAudit(market, audit);
  const known = await versions.get(asset, version);
  if (!holdsKey(known, master)) {
    const message = `This master secret is not the one that version ${version} of asset ${asset} was published with, so its auditors cannot have the key from here. Use the keystore of who published it.`;
    throw new MarketError("AuditKeys_WrongKey", message, { asset, version });
  }
  const request = { chainId: market.chain.id, contract: market.addresses.AuditKeys, audit, seat, point };
  const delivery = deliverToAuditor(master, known.context, request);
  const { owner } = await readAsset(market, asset);
  return deliverAuditKey(market, { audit, seat, content: known.record.content, delivery, owner });
}

/**
 * Answers the auditor of a version whose key comes from this master, whoever owns the asset now; see `prepareAnswer`.
 * @param account whose master it is
 * @returns undefined when nothing is to be done: another's version, an open one, a seat that has committed or is taken anew
 * @throws MarketError `AuditKeys_WrongKey` when the account published the version with another master; those of `send`, of which
 * `AuditKeys_AlreadyDelivered` and `AuditKeys_NotRequested` say that this request waits no more
 */
export async function answerRequest(
  market: MarketClient,
  versions: VersionBook,
  { account, master }: { readonly account: Address; readonly master: Uint8Array },
  request: AuditRequest,
): Promise<Sent | undefined> {
  const { asset, version, seats, next } = await readAudit(market, request.audit);
  if (next !== "commit" || seats[request.seat]?.state !== "Drawn") return undefined;
  const known = await versions.get(asset, version);
  const isOwn = isAddressEqual(known.context.seller, account) || holdsKey(known, master);
  if (isOpen(known.record.content) || !isOwn) return undefined;
  return send(market, await prepareAnswer(market, versions, master, request));
}

function holdsKey({ record, context }: KnownVersion, master: Uint8Array): boolean {
  return BigInt(deriveVersionKeys(master, context).keyHash) === BigInt(record.content.keyHash);
}
