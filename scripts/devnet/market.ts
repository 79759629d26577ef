import { join } from "node:path";
import { buildSubgraph } from "../../subgraph/scripts/build.ts";
import { deployMarket } from "../deploy/deploy.ts";
import { writeDeployment } from "../deploy/deployment.ts";
import { devnetParameters } from "../deploy/parameters.ts";
import type { MarketSteps } from "./plan.ts";
import { required, type DevnetContext, type Step } from "./steps.ts";

const contracts: Step = {
  name: "contracts",
  async run(context) {
    const deployment = await deployMarket({
      network: "localhost",
      rpcUrl: required(context, "chain").url,
      parameters: devnetParameters(context.accounts.map(({ address }) => address)),
      folder: join(context.dataDir, "deployments"),
      // The chain is new, so whatever an earlier devnet on this port deployed is gone.
      deploymentId: `devnet-${context.ports.chain}`,
      fresh: true,
    });
    context.deployment = deployment;
    if (isUsual(context)) await writeDeployment(deployment);
    return `${Object.keys(deployment.contracts).length} contracts, the deployer holds no role`;
  },
};

/** Only the devnet in the project's own folder is what `deployments/31337.json` means. */
function isUsual({ dataDir, root }: DevnetContext): boolean {
  return dataDir === join(root, ".devnet");
}

const subgraph: Step = {
  name: "subgraph",
  async run(context) {
    if (context.deployment === undefined)
      throw new Error("the subgraph needs a deployment, which the plan makes only later");
    context.subgraphDir = await buildSubgraph({ deployment: context.deployment });
    return "compiled";
  },
};

/** The market on top of the services, in the order in which it is brought up. */
export const MARKET_STEPS: MarketSteps = {
  beforeIndex: [contracts, subgraph],
  afterIndex: [],
};
