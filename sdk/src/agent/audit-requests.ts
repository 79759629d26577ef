import { isAddressEqual, type Address } from "viem";
import { getContractEvents } from "viem/actions";
import { send, type Sent } from "../actions/send.ts";
import { deliverAuditKey } from "../actions/trust/audit-key.ts";
import { deliverToAuditor } from "../audits/audit-key.ts";
import type { MarketClient } from "../chain/market-client.ts";
import { deriveVersionKeys, type VersionContext } from "../delivery/keys.ts";
import { MarketError } from "../errors/market-error.ts";
import { auditsAbi } from "../generated/abis.ts";
import { readAsset } from "../reads/asset.ts";
import { readAudit } from "../reads/audit.ts";
import type { AuditRequest } from "./state.ts";
import type { VersionBook } from "./tasks.ts";

/** Requests of auditors in a range of blocks, whosever assets they are about: the latest of each seat comes last. */
export async function findRequests(market: MarketClient, fromBlock: bigint, toBlock: bigint): Promise<AuditRequest[]> {
  const logs = await getContractEvents(market.client, {
    ...{ address: market.addresses.Audits, abi: auditsAbi, fromBlock, toBlock, strict: true },
    eventName: "KeyRequested",
  } as const);
  return logs.map(({ args }) => ({ audit: args.audit, seat: args.seat, point: args.b }));
}

/**
 * Answers an auditor who audits an asset of the account: encrypts the key of the version to it.
 * @param master the account's 32 bytes
 * @returns undefined when nothing is to be done: another owner's asset, a seat that has committed or is taken anew, or answered already
 * @throws MarketError `Escrow_WrongKey` when the master is not the one that the version was published with; those of `send`
 */
export async function answerRequest(
  market: MarketClient,
  versions: VersionBook,
  { account, master }: { readonly account: Address; readonly master: Uint8Array },
  request: AuditRequest,
): Promise<Sent | undefined> {
  const { audit, seat, point } = request;
  const { asset, version, seats, next } = await readAudit(market, audit);
  if (next !== "commit" || seats[seat]?.state !== "Drawn") return undefined;
  const { owner } = await readAsset(market, asset);
  if (!isAddressEqual(owner, account)) return undefined;
  const { record, context } = await versions.get(asset, version);
  requireMaster(master, context, record);
  const { chain, addresses } = market;
  const delivery = deliverToAuditor(
    master,
    context,
    { chainId: chain.id, contract: addresses.Audits, audit, seat },
    point,
  );
  if (await isAnswered(market, request, delivery.w)) return undefined;
  return send(market, deliverAuditKey(market, { audit, seat, delivery, owner }));
}

/** The answer to a request is always the same, so the chain tells whether it was given. */
async function isAnswered(market: MarketClient, { audit, seat }: AuditRequest, w: string): Promise<boolean> {
  const { address, block } = market.deployment.contracts.Audits;
  const answers = await getContractEvents(market.client, {
    ...{ address, abi: auditsAbi, fromBlock: BigInt(block), strict: true },
    eventName: "KeyDelivered",
    args: { audit, seat },
  } as const);
  return answers.some(({ args }) => args.w === w);
}

function requireMaster(
  master: Uint8Array,
  context: VersionContext,
  { asset, version, content }: Awaited<ReturnType<VersionBook["get"]>>["record"],
): void {
  if (BigInt(deriveVersionKeys(master, context).keyHash) === BigInt(content.keyHash)) return;
  const message = `This master secret is not the one that version ${version} of asset ${asset} was published with, so its auditors cannot have the key. Start the agent with the right keystore.`;
  throw new MarketError("Escrow_WrongKey", message, { asset, version });
}
