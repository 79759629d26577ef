// npm run build -w subgraph -- [--chain 31337] [--network sepolia]: the manifest, the types and the compiled mappings.
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { glob, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { parseArgs, promisify } from "node:util";
import { GENERATED, prepareSubgraph, readDeployment, SUBGRAPH, type PrepareOptions } from "./prepare.ts";

const GRAPH = join(createRequire(import.meta.url).resolve("@graphprotocol/graph-cli/package.json"), "../bin/run.js");
const DEVNET_CHAIN_ID = "31337";

/**
 * Compiles the subgraph of a deployment, or leaves it alone when nothing has changed since the last time.
 * @returns the folder with `subgraph.yaml` and `build/`, which Graph Node is started in
 * @throws Error with the compiler's output
 */
export async function buildSubgraph(options: PrepareOptions): Promise<string> {
  const folder = await prepareSubgraph(options);
  const manifest = join(folder, "subgraph.yaml");
  const built = join(folder, "build", "inputs.sha256");
  const inputs = await hashInputs(manifest);
  const previous = await readFile(built, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
  if (previous === inputs) return folder;
  await graph("codegen", manifest, "--output-dir", GENERATED);
  await graph("build", manifest, "--skip-migrations", "--output-dir", join(folder, "build"));
  await writeFile(built, inputs);
  return folder;
}

/** SHA-256 of everything the compiled subgraph depends on. */
async function hashInputs(manifest: string): Promise<string> {
  const hash = createHash("sha256");
  const patterns = ["package.json", "schema.graphql", "src/**/*.ts", "generated/abis/*.json"];
  const files: string[] = [];
  for await (const name of glob(patterns, { cwd: SUBGRAPH })) files.push(join(SUBGRAPH, name));
  for (const file of [manifest, ...files.sort()]) {
    const content = await readFile(file);
    hash.update(`${file} ${content.length}\n`).update(content);
  }
  return hash.digest("hex");
}

async function graph(...args: string[]): Promise<void> {
  const run = promisify(execFile);
  await run(process.execPath, [GRAPH, ...args], { cwd: SUBGRAPH }).catch(
    (error: Error & { stdout: string; stderr: string }) => {
      throw new Error(`graph ${args[0]} failed:\n${error.stdout}${error.stderr}`);
    },
  );
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { chain: { type: "string" }, network: { type: "string" } } });
  const deployment = await readDeployment(Number(values.chain ?? DEVNET_CHAIN_ID));
  console.log(await buildSubgraph({ deployment, ...(values.network ? { network: values.network } : {}) }));
}
