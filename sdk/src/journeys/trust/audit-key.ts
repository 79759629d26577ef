import { getContractEvents } from "viem/actions";
import { send, type SendOptions, type Sent } from "../../actions/send.ts";
import { requestAuditKey as request } from "../../actions/trust/audit-key.ts";
import { deriveAuditKey } from "../../audits/audit-key.ts";
import type { AuditId } from "../../chain/ids.ts";
import { requireAccount, type MarketClient } from "../../chain/market-client.ts";
import { openDelivery, type EncryptedKey, type OpenedKey } from "../../delivery/deliver.ts";
import { describeError } from "../../errors/describe.ts";
import { MarketError } from "../../errors/market-error.ts";
import { auditKeysAbi } from "../../generated/abis.ts";
import type { InspectedVersion } from "../inspect.ts";
import { seatContext } from "../masters.ts";

/** The wallet's seat of an audit. */
export interface OwnSeat {
  readonly audit: AuditId;
  /** From 0. */
  readonly seat: number;
  /** Of `auditMaster`, or an opened keystore. */
  readonly master: Uint8Array;
}

/**
 * Asks the owner of a sealed artifact for its key, encrypted to the wallet's seat. The owner's agent answers by itself.
 * @throws MarketError `Audits_WrongPhase`, `AuditKeys_CallerIsNotAuditor`, `AuditKeys_AlreadyDelivered`, those of `send`
 */
export function requestAuditKey(market: MarketClient, own: OwnSeat, options: SendOptions = {}): Promise<Sent> {
  const { audit, seat, master } = own;
  const { point } = deriveAuditKey(master, seatContext(market, audit, seat));
  return send(market, request(market, { audit, seat, point }), options);
}

/**
 * Opens the key that was handed over. The chain has checked that it is the version's, so what it opens is for the finding to tell.
 * @param inspected the version, of `inspectVersion` or `readVersionFacts`
 * @throws MarketError `NotFound` while there is none; DeliveryError `Delivery_WrongKey` when it was asked for with another master
 */
export async function openAuditKey(
  market: MarketClient,
  { audit, seat, master }: OwnSeat,
  { metadata }: Pick<InspectedVersion, "metadata">,
): Promise<OpenedKey> {
  const { encryption } = metadata.artifact;
  if (encryption === undefined) throw new MarketError("InvalidInput", "This version is open: it needs no key.");
  const { secret } = deriveAuditKey(master, seatContext(market, audit, seat));
  return openDelivery(secret, await readAnswer(market, audit), { h: encryption.H, y: encryption.Y });
}

/** The key that was handed to the wallet in an audit, encrypted to it: the chain takes one for each auditor. */
async function readAnswer(market: MarketClient, audit: AuditId): Promise<Pick<EncryptedKey, "r1" | "w">> {
  const { address, block } = market.deployment.contracts.AuditKeys;
  const [answer] = await getContractEvents(market.client, {
    ...{ address, abi: auditKeysAbi, fromBlock: BigInt(block), strict: true },
    eventName: "KeyDelivered",
    args: { audit, auditor: requireAccount(market) },
  } as const).catch((error: unknown) => {
    throw describeError(error);
  });
  if (answer !== undefined) return answer.args;
  throw new MarketError("NotFound", "The owner has not answered yet. Wait for the key, or report what you could see.");
}
