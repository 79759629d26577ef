import { hkdf } from "@noble/hashes/hkdf.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, encodeAbiParameters, hexToBytes, keccak256, type Address, type Hex } from "viem";
import type { AuditId } from "../chain/ids.ts";
import { DeliveryError } from "../delivery/errors.ts";
import { marketDomain } from "../delivery/typed-data.ts";
import { chainFinding, type Finding } from "./finding.ts";

/** The seat that a finding is bound to. */
export interface SeatContext {
  readonly chainId: number;
  /** The contract `Audits`. */
  readonly contract: Address;
  readonly audit: AuditId;
  /** From 0. */
  readonly seat: number;
  readonly auditor: Address;
}

const FINDING_SALT = "ftns-market/v1/finding";
const MASTER_BYTES = 32;
const SALT_BYTES = 32;

const CHAIN = { type: "uint256" } as const;
const CONTRACT = { type: "address" } as const;
const AUDIT = { type: "uint64" } as const;
const SEAT = { type: "uint8" } as const;
const AUDITOR = { type: "address" } as const;
const WORD = { type: "bytes32" } as const;
const FINDING = {
  type: "tuple",
  components: [
    { name: "scores", type: "uint16[5]" },
    { name: "passed", type: "bool" },
    { name: "contentCertified", type: "bool" },
    { name: "expiresAt", type: "uint40" },
  ],
} as const;

/** The sentence an auditor signs. Part of the protocol: another text gives other secrets. */
export const AUDIT_SEAT_PURPOSE =
  "Unlock the file that I audit, seal my finding for this audit of FTNS Market, and open it again when the time comes. Sign this only on a site that you trust: whoever gets this signature can open that file, and guess my finding before the others reveal theirs. It costs nothing and moves no money.";

/** EIP-712 typed data whose signature is the master of an auditor for one seat: of its finding, and of the key for a sealed artifact. */
export function auditSeatTypedData({ chainId, contract, audit, seat, auditor }: SeatContext) {
  return {
    domain: marketDomain(chainId, contract),
    types: {
      AuditSeat: [
        { name: "audit", type: "uint64" },
        { name: "seat", type: "uint8" },
        { name: "auditor", type: "address" },
        { name: "purpose", type: "string" },
      ],
    },
    primaryType: "AuditSeat",
    message: { audit, seat, auditor, purpose: AUDIT_SEAT_PURPOSE },
  } as const;
}

/**
 * The salt of a finding: any device with the auditor's wallet, or keystore, derives the same. HKDF-SHA256(master, salt, context, 32 bytes).
 * @param master 32 bytes: `masterFromSignature` of `auditSeatTypedData`, or an opened keystore
 * @throws DeliveryError `Delivery_InvalidSecret`
 */
export function findingSalt(master: Uint8Array, { chainId, contract, audit, seat, auditor }: SeatContext): Hex {
  if (master.length !== MASTER_BYTES) {
    const message = `A master secret has ${MASTER_BYTES} bytes, not ${master.length}.`;
    throw new DeliveryError("Delivery_InvalidSecret", message);
  }
  const types = [CHAIN, CONTRACT, AUDIT, SEAT, AUDITOR] as const;
  const info = hexToBytes(encodeAbiParameters(types, [BigInt(chainId), contract, audit, seat, auditor]));
  return bytesToHex(hkdf(sha256, master, new TextEncoder().encode(FINDING_SALT), info, SALT_BYTES));
}

/**
 * The commitment to a finding, bytes32: keccak256(abi.encode(chain id, contract, audit, auditor, finding, report, salt)).
 * @param report bytes32, sha2-256 digest of the report
 * @param salt bytes32, of `findingSalt`
 * @throws MarketError `Audits_InvalidFinding`
 */
export function findingCommitment(
  { chainId, contract, audit, auditor }: Omit<SeatContext, "seat">,
  finding: Finding,
  report: Hex,
  salt: Hex,
): Hex {
  const types = [CHAIN, CONTRACT, AUDIT, AUDITOR, FINDING, WORD, WORD] as const;
  return keccak256(
    encodeAbiParameters(types, [BigInt(chainId), contract, audit, auditor, chainFinding(finding), report, salt]),
  );
}
