import { getContractEvents } from "viem/actions";
import { send, type SendOptions, type Sent } from "../../actions/send.ts";
import { requestAuditKey as request } from "../../actions/trust/audit-key.ts";
import { deriveAuditKey } from "../../audits/audit-key.ts";
import type { AuditId } from "../../chain/ids.ts";
import type { MarketClient } from "../../chain/market-client.ts";
import { openDelivery, type EncryptedKey, type OpenedKey } from "../../delivery/deliver.ts";
import { describeError } from "../../errors/describe.ts";
import { MarketError } from "../../errors/market-error.ts";
import { auditsAbi } from "../../generated/abis.ts";
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
 * @throws MarketError `Audits_WrongPhase`, `Audits_CallerIsNotAuditor`, those of `send`
 */
export function requestAuditKey(market: MarketClient, own: OwnSeat, options: SendOptions = {}): Promise<Sent> {
  const { audit, seat, master } = own;
  const { point } = deriveAuditKey(master, seatContext(market, audit, seat));
  return send(market, request(market, { audit, seat, point }), options);
}

/** Every answer to the auditor of a seat, the latest first. @throws MarketError `NotFound` while there is none */
export async function readAuditDeliveries(
  market: MarketClient,
  { audit, seat }: Pick<OwnSeat, "audit" | "seat">,
): Promise<readonly Pick<EncryptedKey, "r1" | "w">[]> {
  const { address, block } = market.deployment.contracts.Audits;
  const answers = await getContractEvents(market.client, {
    ...{ address, abi: auditsAbi, fromBlock: BigInt(block), strict: true },
    eventName: "KeyDelivered",
    args: { audit, seat },
  } as const).catch((error: unknown) => {
    throw describeError(error);
  });
  if (answers.length > 0) return answers.map(({ args }) => args).reverse();
  throw new MarketError("NotFound", "The owner has not answered yet. Wait for the key, or report what you could see.");
}

/**
 * Opens the key that was handed over, and tests it against the key commitment of the version: of several answers the one that fits. The
 * chain does not test them: that none fits is for the finding to tell.
 * @param inspected the version, of `inspectVersion` or `readVersionFacts`
 * @throws DeliveryError `Delivery_WrongKey`, `Delivery_InvalidPoint` when no answer is the version's key; MarketError `NotFound` while there is none
 */
export async function openAuditKey(
  market: MarketClient,
  { audit, seat, master }: OwnSeat,
  { metadata }: Pick<InspectedVersion, "metadata">,
): Promise<OpenedKey> {
  const { encryption } = metadata.artifact;
  if (encryption === undefined) throw new MarketError("InvalidInput", "This version is open: it needs no key.");
  const { secret } = deriveAuditKey(master, seatContext(market, audit, seat));
  const deliveries = await readAuditDeliveries(market, { audit, seat });
  const commitment = { h: encryption.H, y: encryption.Y };
  let refused: unknown;
  for (const delivery of deliveries) {
    try {
      return openDelivery(secret, delivery, commitment);
    } catch (error) {
      refused ??= error;
    }
  }
  throw refused;
}
