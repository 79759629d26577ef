// npm run deploy -- --network live --parameters deployments/parameters/sepolia.json
import { parseArgs } from "node:util";
import { deployMarket } from "./deploy.ts";
import { readParameters } from "./parameters.ts";

const { values } = parseArgs({
  options: { network: { type: "string" }, parameters: { type: "string" } },
});
if (!values.network || !values.parameters) {
  console.error("usage: npm run deploy -- --network <name in hardhat.config.ts> --parameters <file.json>");
  process.exit(2);
}
const deployment = await deployMarket({
  network: values.network,
  parameters: await readParameters(values.parameters),
});
console.log(`chain ${deployment.chainId}, from block ${deployment.startBlock}:`);
for (const [name, { address, block }] of Object.entries(deployment.contracts)) {
  console.log(`  ${name.padEnd(20)} ${address}  block ${block}`);
}
