import { bls12_381 } from "@noble/curves/bls12-381.js";
import { bytesToHex, concat, numberToHex, type Hex } from "viem";
import { encodeG1, GROUP_ORDER, type G1Point } from "../../sdk/src/delivery/points.ts";

const { Fp, Fp2 } = bls12_381.fields;
const element = (value: bigint): Hex => numberToHex(value, { size: 64 });

/** A point on the curve of G1 that is not in the subgroup: the first x that gives one. */
export function g1OutsideSubgroup(): G1Point {
  for (let x = 1n; ; x++) {
    const square = Fp.create(x ** 3n + 4n);
    if (!Fp.eql(Fp.pow(square, (Fp.ORDER - 1n) / 2n), Fp.ONE)) continue;
    const point = bls12_381.G1.Point.fromAffine({ x, y: Fp.sqrt(square) });
    if (!point.isTorsionFree()) return point;
  }
}

/** A point whose order divides the cofactor: invisible to a pairing that skips the subgroup check. */
export function g1CofactorTorsion(): G1Point {
  const point = g1OutsideSubgroup();
  return point.multiplyUnsafe(GROUP_ORDER - 1n).add(point);
}

/** A point on the curve of G2 that is not in the subgroup. */
export function g2OutsideSubgroup(): Hex {
  for (let c0 = 1n; ; c0++) {
    const x = Fp2.create({ c0, c1: 0n });
    const square = Fp2.add(Fp2.mul(Fp2.sqr(x), x), Fp2.create({ c0: 4n, c1: 4n }));
    const norm = Fp.add(Fp.sqr(square.c0), Fp.sqr(square.c1));
    if (!Fp.eql(Fp.pow(norm, (Fp.ORDER - 1n) / 2n), Fp.ONE)) continue;
    const y = Fp2.sqrt(square);
    const point = bls12_381.G2.Point.fromAffine({ x, y });
    if (!point.isTorsionFree()) return concat([x.c0, x.c1, y.c0, y.c1].map(element));
  }
}

/** Encodings of G1 that must be refused, made from a valid point. */
export function badG1(valid: Hex): { name: string; point: Hex }[] {
  const [x, y] = [BigInt(`0x${valid.slice(2, 130)}`), BigInt(`0x${valid.slice(130)}`)];
  return [
    { name: "infinity", point: concat([element(0n), element(0n)]) },
    { name: "not on the curve", point: concat([element(x), element(y ^ 1n)]) },
    { name: "not in the subgroup", point: encodeG1(g1OutsideSubgroup()) },
    { name: "not canonical, x + p", point: concat([element(x + Fp.ORDER), element(y)]) },
    { name: "not canonical, padding not zero", point: concat([element(x | (1n << 500n)), element(y)]) },
  ];
}

/** Encodings of G2 that must be refused, made from a valid point. */
export function badG2(valid: Hex): { name: string; point: Hex }[] {
  const part = (i: number): bigint => BigInt(`0x${valid.slice(2 + 128 * i, 130 + 128 * i)}`);
  const [x0, x1, y0, y1] = [part(0), part(1), part(2), part(3)];
  return [
    { name: "infinity", point: bytesToHex(new Uint8Array(256)) },
    { name: "not on the curve", point: concat([x0, x1, y0, y1 ^ 1n].map(element)) },
    { name: "not in the subgroup", point: g2OutsideSubgroup() },
    { name: "not canonical, y.c1 + p", point: concat([x0, x1, y0, y1 + Fp.ORDER].map(element)) },
    { name: "not canonical, padding not zero", point: concat([x0 | (1n << 500n), x1, y0, y1].map(element)) },
  ];
}
