import { copyFile, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type AbiItem, contractsOf, fillManifest } from "../../scripts/manifest.ts";
import { GENERATED, SUBGRAPH } from "../../scripts/prepare.ts";
import { DEPLOYMENT } from "./events.ts";
import { decodable, hasStruct, pretendedSelector } from "./struct-events.ts";

const NETWORK = "devnet";
/** Where the compiler puts the one module of all handlers: at the first data source. */
const MODULE = "MarketPolicy/MarketPolicy.wasm";

/**
 * Writes a folder for `gnd test` from a compiled subgraph: the same module and schema, a manifest and ABIs in which events
 * with structs are what `gnd test` can pretend.
 * @param compiled folder that holds `build/`
 * @returns the folder in which `gnd test` is run
 */
export async function writeTestManifest(compiled: string): Promise<string> {
  const folder = join(GENERATED, "handlers");
  const build = join(folder, "build");
  await rm(build, { recursive: true, force: true });
  await mkdir(join(build, "abis"), { recursive: true });
  await copyFile(join(compiled, "build", MODULE), join(build, "mapping.wasm"));
  await copyFile(join(SUBGRAPH, "schema.graphql"), join(build, "schema.graphql"));

  let template = await readFile(join(SUBGRAPH, "subgraph.yaml"), "utf8");
  const abis = new Map<string, AbiItem[]>();
  for (const contract of contractsOf(template)) {
    const events = JSON.parse(await readFile(join(GENERATED, "abis", `${contract}.json`), "utf8")) as AbiItem[];
    const decoded = events.map((event) => (hasStruct(event) ? decodable(event) : event));
    await writeFile(join(build, "abis", `${contract}.json`), JSON.stringify(decoded, null, 2));
    abis.set(contract, decoded);
    for (const { name = "" } of events.filter(hasStruct)) {
      const line = `event: "{{${contract}.${name}}}"`;
      template = template.replace(line, `${line}\n          topic0: "${pretendedSelector(name)}"`);
    }
  }
  const manifest = fillManifest(template, NETWORK, DEPLOYMENT, abis)
    .replaceAll("../../schema.graphql", "schema.graphql")
    .replaceAll("../../src/mapping.ts", "mapping.wasm")
    .replaceAll("../abis/", "abis/");
  await writeFile(join(build, "subgraph.yaml"), manifest);
  return folder;
}
