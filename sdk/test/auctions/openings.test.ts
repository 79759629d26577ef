import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  areEncrypted,
  decryptOpenings,
  encryptOpenings,
  parseEncryptedOpenings,
  parseOpenings,
  writeOpenings,
  type Opening,
} from "../../src/auctions/index.ts";

const CHEAP = { cost: { n: 16_384, r: 8, p: 1 } };
const PASSWORD = "correct horse battery";
const at = {
  chainId: 31_337,
  contract: "0x2222222222222222222222222222222222222222",
  auction: 281_474_976_710_657n,
} as const;
const bidder = "0x1111111111111111111111111111111111111111";
const OPENINGS: readonly Opening[] = [
  {
    type: "bid",
    ...at,
    bidder,
    value: 2n ** 96n - 1n,
    seed: `0x${"0a".repeat(32)}`,
    bidderKey: `0x${"0b".repeat(128)}`,
  },
  { type: "bid", ...at, bidder, value: 0n, seed: `0x${"0c".repeat(32)}`, bidderKey: "0x" },
  { type: "reserve", ...at, seller: bidder, reserve: 7n, salt: `0x${"0d".repeat(32)}` },
];

/** The plain JSON with one field of its first opening changed. */
function changed(field: string, value: unknown): string {
  const file = JSON.parse(writeOpenings(OPENINGS)) as { openings: Record<string, unknown>[] };
  file.openings[0]![field] = value;
  return JSON.stringify(file);
}

describe("openings", () => {
  it("come back from plain JSON", () => {
    assert.deepEqual(parseOpenings(writeOpenings(OPENINGS)), OPENINGS);
    assert.ok(!areEncrypted(writeOpenings(OPENINGS)));
  });

  it("are refused field by field, without a word of what is in them", () => {
    const wrong: [string, unknown, RegExp][] = [
      ["type", "wish", /neither of a bid nor of a reserve/],
      ["chainId", "31337", /no chain id/],
      ["contract", "0x12", /contract of opening 1 is not an address/],
      ["auction", "-1", /auction of opening 1/],
      ["auction", String(2n ** 64n), /auction of opening 1/],
      ["bidder", null, /bidder of opening 1/],
      ["value", 5, /bid of opening 1/],
      ["value", String(2n ** 96n), /bid of opening 1/],
      ["seed", "0x1234", /seed of opening 1/],
      ["bidderKey", "0x1234", /bidder's key of opening 1/],
    ];
    for (const [field, value, message] of wrong) {
      assert.throws(() => parseOpenings(changed(field, value)), { code: "InvalidInput", message });
    }
    assert.throws(() => parseOpenings("{"), { message: /not JSON/ });
    assert.throws(() => parseOpenings("[]"), { message: /not an object/ });
    assert.throws(() => parseOpenings('{"kind":"x"}'), { message: /openings of this market/ });
    assert.throws(() => parseOpenings(writeOpenings(OPENINGS).replace('"openings": [', '"openings": 5, "x": [')), {
      message: /no list/,
    });
  });

  it("come back from encrypted JSON with the password, and with nothing else", async () => {
    const encrypted = await encryptOpenings(OPENINGS, PASSWORD, CHEAP);
    const json = JSON.stringify(encrypted);
    assert.ok(areEncrypted(json));
    for (const secret of ["0a0a", "0b0b", "0d0d", "1111111", PASSWORD]) assert.ok(!json.includes(secret.repeat(2)));
    assert.deepEqual(await decryptOpenings(parseEncryptedOpenings(json), PASSWORD), OPENINGS);
    await assert.rejects(decryptOpenings(encrypted, "another password"), { code: "Delivery_WrongPassword" });
    const turned = {
      ...encrypted,
      ciphertext: encrypted.ciphertext.replace(/..$/, (end) => (end === "00" ? "01" : "00")),
    };
    await assert.rejects(decryptOpenings(turned as typeof encrypted, PASSWORD), { code: "Delivery_WrongPassword" });
    await assert.rejects(encryptOpenings(OPENINGS, "short"), { code: "Delivery_InvalidSecret" });
  });

  it("that claim to be encrypted are checked before any work is done for them", async () => {
    const encrypted = await encryptOpenings([], PASSWORD, CHEAP);
    const of = (change: object) => JSON.stringify({ ...encrypted, ...change });
    assert.throws(() => parseEncryptedOpenings("{"), { code: "InvalidInput" });
    assert.throws(() => parseEncryptedOpenings("null"), { code: "InvalidInput" });
    assert.throws(() => parseEncryptedOpenings(of({ version: 2 })), { code: "InvalidInput" });
    assert.throws(() => parseEncryptedOpenings(of({ ciphertext: "0xzz" })), { code: "InvalidInput" });
    const costly = { ...encrypted.kdf, n: 2 ** 30 };
    assert.throws(() => parseEncryptedOpenings(of({ kdf: costly })), { code: "Delivery_KeystoreInvalid" });
  });
});
