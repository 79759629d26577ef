// What `npm run codegen` writes, and what it refuses.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { promisify } from "node:util";
import { buildSchema, isObjectType } from "graphql";
import { abiModule } from "../../../scripts/codegen/abis.ts";
import { deploymentsModule } from "../../../scripts/codegen/deployments.ts";
import { queryNames } from "../../../scripts/codegen/graph-names.ts";
import { servedSchema } from "../../../scripts/codegen/graph-schema.ts";
import { CONTRACT_NAMES } from "../../src/index.ts";

const ROOT = join(import.meta.dirname, "../../..");

let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "ftns-codegen-"));
});
after(() => rm(folder, { recursive: true }));

/** Artifacts with the given errors, in the compiler's layout. */
async function artifacts(
  name: string,
  errors: Partial<Record<string, string[]>>,
  more: string[] = [],
): Promise<string> {
  const root = join(folder, name);
  for (const contract of [...CONTRACT_NAMES, ...more]) {
    const path = join(root, `${contract.replace("#", "/")}.sol`);
    await mkdir(path, { recursive: true });
    const contractName = contract.split("#").at(-1) ?? contract;
    const abi = (errors[contract] ?? []).map((error) => ({ type: "error", name: error, inputs: [] }));
    await writeFile(join(path, `${contractName}.json`), JSON.stringify({ contractName, sourceName: path, abi }));
  }
  return root;
}

describe("codegen", () => {
  it("writes the same bytes from the same input, and touches nothing the second time", async () => {
    const run = async (out: string) => {
      const program = join(ROOT, "scripts/codegen/main.ts");
      return (await promisify(execFile)(process.execPath, [program, "--out", out])).stdout;
    };
    const [one, two] = [join(folder, "one"), join(folder, "two")];
    assert.match(await run(one), /4 of 4 files changed/);
    assert.match(await run(one), /0 of 4 files changed/);
    await run(two);
    for (const name of await readdir(one)) {
      assert.equal(await readFile(join(one, name), "utf8"), await readFile(join(two, name), "utf8"), name);
    }
  });

  it("takes each custom error once, however many contracts have it", async () => {
    const source = await abiModule(await artifacts("shared", { Vault: ["Shared", "Own"], Escrow: ["Shared"] }));
    assert.equal(source.match(/"Shared"/g)?.length, 1);
    assert.match(source, /export const assetRegistryAbi = /);
    assert.match(source, /export const ftnsAbi = /);
  });

  it("names the contract that is missing, or there twice", async () => {
    await assert.rejects(abiModule(join(folder, "nowhere")), /no compiled contracts/);
    const twice = await artifacts("twice", {}, ["old#Vault"]);
    await assert.rejects(abiModule(twice), /several contracts Vault/);
    const missing = await artifacts("missing", {});
    await rm(join(missing, "Escrow.sol"), { recursive: true });
    await assert.rejects(abiModule(missing), /Escrow is not among/);
  });

  it("takes no deployment for none", async () => {
    assert.match(await deploymentsModule(join(folder, "nowhere")), /recorded: Record<number, unknown> = \{\s*\}/);
  });
});

describe("the served schema", () => {
  it("has query fields by Graph Node's English", () => {
    const plurals = ["Asset", "Category", "Metadata", "Terms", "MarketStats", "Delivery", "Status", "Analysis", "Box"];
    assert.deepEqual(
      plurals.map((name) => queryNames(name).plural),
      [
        "assets",
        "categories",
        "metadata_collection",
        "terms_collection",
        "marketStats_collection",
        "deliveries",
        "statuses",
        "analyses",
        "boxes",
      ],
    );
    assert.throws(() => queryNames("IPFSFile"), /like "AssetVersion"/);
  });

  it("refuses what the derivation does not know", () => {
    assert.throws(() => servedSchema("interface Named { id: ID! }"), /InterfaceTypeDefinition is not supported/);
    assert.throws(
      () => servedSchema("type A @entity { name: String! b: B! } type B @entity { name: String! }"),
      /B has no id/,
    );
  });

  it("is a schema", () => {
    const schema = buildSchema(
      servedSchema('type Thing @entity(immutable: true) { id: ID! "Bytes." size: BigInt! tags: [String!]! }'),
    );
    const query = schema.getQueryType();
    assert.ok(isObjectType(query));
    assert.deepEqual(Object.keys(query.getFields()), ["thing", "things", "_meta"]);
  });
});
