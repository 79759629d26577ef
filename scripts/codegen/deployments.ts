/** The deployments the SDK knows by chain id, from deployments/<chainId>.json. */
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";

/**
 * TypeScript source with every recorded deployment.
 * @param folder where deployments are recorded; a missing folder is an empty one
 */
export async function deploymentsModule(folder: string): Promise<string> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  const files = names.filter((name) => /^\d+\.json$/.test(name)).sort((a, b) => parseInt(a, 10) - parseInt(b, 10));
  const entries = await Promise.all(
    files.map(async (name) => {
      const { chainId, network, startBlock, contracts } = JSON.parse(await readFile(join(folder, name), "utf8"));
      return `  ${parseInt(name, 10)}: ${JSON.stringify({ chainId, network, startBlock, contracts })},\n`;
    }),
  );
  return [
    'import { parseDeployment, type Deployment } from "../chain/deployment.ts";\n',
    `const recorded: Record<number, unknown> = {\n${entries.join("")}};\n`,
    "/** Deployments by chain id. */",
    "export const deployments: Readonly<Record<number, Deployment>> = Object.fromEntries(",
    "  Object.entries(recorded).map(([chainId, value]) => [chainId, parseDeployment(value)]),",
    ");\n",
  ].join("\n");
}
