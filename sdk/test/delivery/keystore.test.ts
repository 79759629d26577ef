import assert from "node:assert/strict";
import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { bytesToHex } from "viem";
import { createKeystore, openKeystore, parseKeystore, randomBytes32, type Keystore } from "../../src/delivery/index.ts";
import { loadKeystoreFile, saveKeystoreFile } from "../../src/delivery/keystore-file.ts";

// The least that is accepted, so that the tests are fast.
const cost = { n: 16_384, r: 8, p: 1 };
const account = "0x1111111111111111111111111111111111111111";
const password = "correct horse battery staple";
const master = randomBytes32();

let keystore: Keystore;
let folder: string;

before(async () => {
  keystore = await createKeystore(master, password, account, { cost });
  folder = await mkdtemp(join(tmpdir(), "keystore-"));
});
after(() => rm(folder, { recursive: true }));

describe("keystore", () => {
  it("gives the master back for the password, through JSON", async () => {
    assert.deepEqual(await openKeystore(parseKeystore(JSON.stringify(keystore)), password), new Uint8Array(master));
  });

  it("takes a password however its accents are typed", async () => {
    const composed = await createKeystore(master, "caf\u00e9 au lait", account, { cost });
    assert.deepEqual(await openKeystore(composed, "cafe\u0301 au lait"), new Uint8Array(master));
  });

  it("never has the master in it, and is different each time", async () => {
    const again = await createKeystore(master, password, account, { cost });
    assert.notEqual(again.ciphertext, keystore.ciphertext);
    assert.notEqual(again.kdf.salt, keystore.kdf.salt);
    assert.ok(!JSON.stringify(keystore).includes(bytesToHex(master).slice(2)));
  });

  it("refuses a wrong password and every changed part", async () => {
    const wrong = { code: "Delivery_WrongPassword" };
    await assert.rejects(openKeystore(keystore, `${password}.`), wrong);
    const flip = (hex: string) => `${hex.slice(0, -1)}${hex.endsWith("0") ? "1" : "0"}` as `0x${string}`;
    const changed: Keystore[] = [
      { ...keystore, ciphertext: flip(keystore.ciphertext) },
      { ...keystore, account: "0x2222222222222222222222222222222222222222" },
      { ...keystore, kdf: { ...keystore.kdf, salt: flip(keystore.kdf.salt) } },
      { ...keystore, kdf: { ...keystore.kdf, p: 2 } },
      { ...keystore, cipher: { ...keystore.cipher, iv: flip(keystore.cipher.iv) } },
    ];
    for (const other of changed) await assert.rejects(openKeystore(other, password), wrong);
  });

  it("refuses files that are none, and ones that would keep the machine busy", () => {
    const { kdf, cipher } = keystore;
    const bad = [
      "",
      "null",
      "[]",
      "{}",
      JSON.stringify({ ...keystore, version: 2 }),
      JSON.stringify({ ...keystore, account: "me" }),
      JSON.stringify({ ...keystore, kdf: null }),
      JSON.stringify({ ...keystore, kdf: { ...kdf, name: "argon2" } }),
      JSON.stringify({ ...keystore, kdf: { ...kdf, n: 2 ** 30 } }),
      JSON.stringify({ ...keystore, kdf: { ...kdf, n: 16 } }),
      JSON.stringify({ ...keystore, kdf: { ...kdf, n: 16_385 } }),
      JSON.stringify({ ...keystore, kdf: { ...kdf, r: 1000 } }),
      JSON.stringify({ ...keystore, kdf: { ...kdf, salt: "0x12" } }),
      JSON.stringify({ ...keystore, cipher: { ...cipher, iv: 5 } }),
      JSON.stringify({ ...keystore, ciphertext: `${keystore.ciphertext}00` }),
    ];
    for (const json of bad) assert.throws(() => parseKeystore(json), { code: "Delivery_KeystoreInvalid" }, json);
  });

  it("refuses a short password and a short master", async () => {
    await assert.rejects(createKeystore(master, "1234567", account, { cost }), { code: "Delivery_InvalidSecret" });
    await assert.rejects(createKeystore(new Uint8Array(16), password, account, { cost }), {
      code: "Delivery_InvalidSecret",
    });
  });
});

describe("keystore file", () => {
  it("is readable by its owner only, and comes back", async () => {
    const path = join(folder, "new", "seller.json");
    await saveKeystoreFile(path, keystore);
    assert.equal((await stat(path)).mode & 0o777, 0o600);
    assert.deepEqual(await readdir(join(folder, "new")), ["seller.json"]);
    assert.deepEqual(await loadKeystoreFile(path), keystore);
    assert.ok(!(await readFile(path, "utf8")).includes(bytesToHex(master).slice(2)));
  });

  it("is never replaced", async () => {
    const path = join(folder, "once.json");
    await saveKeystoreFile(path, keystore);
    const other = await createKeystore(randomBytes32(), password, account, { cost });
    await assert.rejects(saveKeystoreFile(path, other), { code: "EEXIST" });
    assert.deepEqual(await loadKeystoreFile(path), keystore);
    assert.deepEqual(
      (await readdir(folder)).filter((name) => name.endsWith(".tmp")),
      [],
    );
  });
});
