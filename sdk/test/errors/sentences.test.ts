import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { encodeErrorResult, type Abi, type AbiParameter } from "viem";
import { describeRevert } from "../../src/errors/index.ts";
import { sentences } from "../../src/errors/sentences/index.ts";
import { errorsAbi } from "../../src/generated/abis.ts";

/** A value that a contract could put there. Numbers of enumerations are small. */
function sample({ type }: AbiParameter): unknown {
  if (type === "address") return "0x1111111111111111111111111111111111111111";
  if (type === "string") return "period";
  if (type === "bytes4") return "0x12345678";
  if (type === "bytes32") return `0x${"22".repeat(32)}`;
  const bits = /^uint(\d+)$/.exec(type)?.[1];
  if (bits === undefined) throw new Error(`no sample of type ${type}`);
  return Number(bits) <= 48 ? 1 : 1n;
}

describe("sentences", () => {
  it("there is one for every custom error of every contract, and no other", () => {
    const names = [...new Set(errorsAbi.map(({ name }) => name))].sort();
    assert.ok(names.length > 100, "the ABIs hold the errors of all contracts");
    assert.deepEqual(Object.keys(sentences).sort(), names);
  });

  for (const error of errorsAbi) {
    it(`${error.name} is decoded to a sentence`, () => {
      const abi: Abi = [error];
      const inputs: readonly AbiParameter[] = error.inputs;
      const data = encodeErrorResult({ abi, errorName: error.name, args: inputs.map(sample) });
      const described = describeRevert(data);
      assert.equal(described.code, error.name);
      assert.match(described.message, /^[A-Z0-9“].{15,}\.$/s);
      assert.doesNotMatch(described.message, /undefined|NaN|\[object|\d{19,}/);
    });
  }

  it("no two contracts' own errors are told apart only by their code", () => {
    const own = errorsAbi.filter(({ name }) => name.includes("_"));
    const texts = own.map((error) => {
      const inputs: readonly AbiParameter[] = error.inputs;
      const tell = sentences[error.name] as (args: readonly unknown[]) => string;
      return tell(inputs.map(sample)).replace(/\d+/g, "n");
    });
    assert.ok(new Set(texts).size > own.length * 0.9);
  });
});

describe("describeRevert", () => {
  it("formats amounts in FTNS and says what to do", () => {
    const data = encodeErrorResult({
      abi: errorsAbi,
      errorName: "Vault_InsufficientCredit",
      args: ["0x1111111111111111111111111111111111111111", 12_500_000_000_000_000_000n, 2_000_000_000_000_000_000n],
    });
    const { message, details } = describeRevert(data);
    assert.equal(message, "0x1111…1111 has 2 FTNS in the vault, 12.5 FTNS are needed. Deposit 10.5 FTNS more.");
    assert.deepEqual(details["args"], [
      "0x1111111111111111111111111111111111111111",
      12_500_000_000_000_000_000n,
      2_000_000_000_000_000_000n,
    ]);
  });

  it("tells strings and panics of other contracts", () => {
    const asString = `0x08c379a0${"20".padStart(64, "0")}${"2".padStart(64, "0")}${"4869".padEnd(64, "0")}` as const;
    assert.equal(describeRevert(asString).message, "The contract refused this: Hi.");
    assert.match(describeRevert(`0x4e487b71${"11".padStart(64, "0")}`).message, /panic 0x11/);
  });

  it("does not guess at what it does not know", () => {
    assert.equal(describeRevert("0xdeadbeef").code, "Reverted");
    assert.equal(describeRevert("0x").code, "Reverted");
    assert.match(describeRevert("0x").message, /without a reason/);
    assert.match(describeRevert("0xdeadbeef").message, /does not know \(0xdeadbeef\)/);
    // A selector of ours with arguments that do not fit comes from a foreign contract.
    const cut = encodeErrorResult({
      abi: errorsAbi,
      errorName: "Vault_AlreadyAdmitted",
      args: [`0x${"11".repeat(20)}`],
    });
    assert.equal(describeRevert(cut.slice(0, 20) as `0x${string}`).code, "Reverted");
  });
});
