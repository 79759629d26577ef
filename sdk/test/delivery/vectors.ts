import { readFileSync } from "node:fs";
import type { Address, Hex } from "viem";
import type { Content } from "../../src/artifact/index.ts";
import type { Delivery, DeliveryTarget, FraudProof, ProofVerdict } from "../../src/delivery/index.ts";

const read = <T>(name: string): T =>
  JSON.parse(readFileSync(new URL(`../../../test/vectors/${name}`, import.meta.url), "utf8")) as T;

type WrittenTarget = { chainId: string; escrow: Address; saleId: string; buyerPoint: Hex };

export interface DeliveryVectors {
  seller: { chainId: string; registry: Address; seller: Address; nonce: Hex } & Record<
    "typedDataHash" | "signature" | "master" | "context" | "secret" | "h" | "y" | "x" | "keyHash" | "contentKey",
    Hex
  >;
  buyer: { chainId: string; escrow: Address; buyer: Address; termsId: string } & Record<
    "typedDataHash" | "signature" | "master" | "secret" | "b",
    Hex
  >;
  accepted: { target: WrittenTarget; delivery: Delivery };
  challenges: { name: string; target: WrittenTarget; delivery: Delivery; challenge: Hex }[];
  refusedByEquation: { name: string; delivery: Delivery }[];
  refusedPoints: { field: keyof Delivery; name: string; point: Hex }[];
}

interface FraudVectors {
  fraudProofs: {
    content: Omit<Content, "size"> & { size: string };
    cases: { name: string; verdict: ProofVerdict; proof: Omit<FraudProof, "index"> & { index: string } }[];
  };
}

export const deliveryVectors = read<DeliveryVectors>("delivery.json");

export function targetOf(written: WrittenTarget): DeliveryTarget {
  return { ...written, chainId: Number(written.chainId), saleId: BigInt(written.saleId) };
}

export function fraudVectors(): {
  content: Content;
  cases: { name: string; verdict: ProofVerdict; proof: FraudProof }[];
} {
  const { content, cases } = read<FraudVectors>("content-tree.json").fraudProofs;
  return {
    content: { ...content, size: BigInt(content.size) },
    cases: cases.map(({ proof, ...rest }) => ({ ...rest, proof: { ...proof, index: BigInt(proof.index) } })),
  };
}
