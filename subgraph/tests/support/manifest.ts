import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { assemble } from "../../scripts/build.ts";
import { compileMappings } from "../../scripts/compile.ts";
import type { AbiItem } from "../../scripts/manifest.ts";
import { DEVNET, GENERATED, readAbis, readTemplate } from "../../scripts/project.ts";
import { DEPLOYMENT } from "./events.ts";
import { decodable, hasStruct, pretendedSelector } from "./struct-events.ts";

/**
 * Builds the subgraph for `gnd test`: with manifest and ABIs in which events with structs are what it can pretend.
 * @returns the folder in which `gnd test` is run
 */
export async function buildForTests(): Promise<string> {
  const folder = join(GENERATED, "handlers");
  const build = join(folder, "build");
  const abis = await readAbis(await readTemplate());
  const decoded = new Map<string, AbiItem[]>();
  for (const [contract, events] of abis) {
    decoded.set(
      contract,
      events.map((event) => (hasStruct(event) ? decodable(event) : event)),
    );
  }
  await rm(build, { recursive: true, force: true });
  const options = { deployment: DEPLOYMENT, network: DEVNET.network };
  await assemble(build, options, decoded, await compileMappings(abis));

  let manifest = await readFile(join(build, "subgraph.yaml"), "utf8");
  for (const { name = "" } of [...abis.values()].flat().filter(hasStruct)) {
    const line = new RegExp(`^( *)- event: ${name}\\(.*$`, "m");
    if (!line.test(manifest)) throw new Error(`the manifest does not handle ${name}`);
    manifest = manifest.replace(line, `$&\n$1  topic0: "${pretendedSelector(name)}"`);
  }
  await writeFile(join(build, "subgraph.yaml"), manifest);
  return folder;
}
