import type { Vote } from "@ftns-market/sdk/chain";
import { getAddress, isAddress, isHex, type Address, type Hex } from "viem";

/** Where a signature counts. */
interface Place {
  readonly chainId: number;
  /** The contract that it is made for. */
  readonly contract: Address;
}

/** A vote that its voter has signed and that anybody may hand in. */
export interface SignedVote extends Place {
  readonly kind: "vote";
  readonly proposal: bigint;
  readonly voter: Address;
  readonly vote: Vote;
  readonly reason: string;
  readonly signature: Hex;
}

/** A delegation that the owner of locked FTNS has signed and that anybody may hand in. */
export interface SignedDelegation extends Place {
  readonly kind: "delegation";
  readonly owner: Address;
  readonly delegate: Address;
  readonly nonce: bigint;
  /** Seconds since 1970 of the last valid second. */
  readonly expiry: number;
  readonly signature: Hex;
}

export type SignedDocument = SignedVote | SignedDelegation;

const VERSION = 1;
const VOTES: readonly Vote[] = ["For", "Against", "Abstain"];
const MAX_TEXT = 20_000;

/** A signed document as the text of a file. */
export function writeSigned(document: SignedDocument): string {
  const plain = JSON.stringify({ ftnsMarketSigned: VERSION, ...document }, (_, value: unknown) =>
    typeof value === "bigint" ? String(value) : value,
  );
  return plain;
}

/** Reads what somebody handed over. Never throws. @returns undefined for anything that is no signed document */
export function readSigned(text: string): SignedDocument | undefined {
  if (text.length > MAX_TEXT) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // The caller says what is expected.
    return undefined;
  }
  if (typeof value !== "object" || value === null) return undefined;
  const fields = value as Record<string, unknown>;
  if (fields["ftnsMarketSigned"] !== VERSION) return undefined;
  return fields["kind"] === "vote" ? readVote(fields) : readDelegation(fields);
}

function readVote(fields: Record<string, unknown>): SignedVote | undefined {
  const place = readPlace(fields);
  const proposal = whole(fields["proposal"]);
  const voter = address(fields["voter"]);
  const vote = VOTES.find((name) => name === fields["vote"]);
  const { reason } = fields;
  if (place === undefined || proposal === undefined || voter === undefined || vote === undefined) return undefined;
  return typeof reason === "string" ? { kind: "vote", ...place, proposal, voter, vote, reason } : undefined;
}

function readDelegation(fields: Record<string, unknown>): SignedDelegation | undefined {
  const place = readPlace(fields);
  const owner = address(fields["owner"]);
  const delegate = address(fields["delegate"]);
  const nonce = whole(fields["nonce"]);
  const { kind, expiry } = fields;
  if (kind !== "delegation" || typeof expiry !== "number" || !Number.isSafeInteger(expiry)) return undefined;
  if (place === undefined || owner === undefined || delegate === undefined || nonce === undefined) return undefined;
  return { kind, ...place, owner, delegate, nonce, expiry };
}

function readPlace(fields: Record<string, unknown>): (Place & { readonly signature: Hex }) | undefined {
  const { chainId, signature } = fields;
  const contract = address(fields["contract"]);
  if (typeof chainId !== "number" || contract === undefined || !isHex(signature)) return undefined;
  return { chainId, contract, signature };
}

function address(value: unknown): Address | undefined {
  return typeof value === "string" && isAddress(value) ? getAddress(value) : undefined;
}

function whole(value: unknown): bigint | undefined {
  return typeof value === "string" && /^\d{1,78}$/.test(value) ? BigInt(value) : undefined;
}
