import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { MarketClient } from "../../sdk/src/index.ts";
import { buildSubgraph } from "../../subgraph/scripts/build.ts";
import { deployMarket } from "../deploy/deploy.ts";
import { writeDeployment } from "../deploy/deployment.ts";
import { devnetParameters } from "../deploy/parameters.ts";
import { auctionSeed } from "../seed/auction.ts";
import { enlistAuditors, orderAudits, type Panel, workAudits } from "../seed/audit.ts";
import { type Electorate, governSeed, HISTORY } from "../seed/govern.ts";
import { CONCLUDED_AUDITS, RUNNING_AUDITS } from "../seed/catalogue/trust.ts";
import { buildSeedContent } from "../seed/index.ts";
import { publishSeed, type Cast } from "../seed/publish.ts";
import { reviewSeed } from "../seed/review.ts";
import { tradeSeed, type Traders } from "../seed/trade.ts";
import { actor } from "./actors.ts";
import type { MarketSteps } from "./plan.ts";
import { buildDapp, Dapp } from "./services/dapp.ts";
import { required, type DevnetContext, type Step } from "./steps.ts";

/** What was deployed on this devnet, in its data folder. */
const DEPLOYMENT = "deployment.json";

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
    await writeFile(join(context.dataDir, DEPLOYMENT), `${JSON.stringify(deployment, null, 2)}\n`);
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
    context.subgraphDir = await buildSubgraph({
      deployment: context.deployment,
      out: join(context.dataDir, "subgraph"),
    });
    return "compiled";
  },
};

/** The parties of the seed by the purposes of the funded accounts. */
export function castOf(context: PlayContext): Cast {
  const play = player(context);
  return {
    modelLab: play(2),
    toolWorkshop: play(3),
    computeProvider: play(4),
    dataSteward: play(5),
    evaluator: play(8),
  };
}

/** The parties of the seed and its customers. */
export function tradersOf(context: PlayContext): Traders {
  const play = player(context);
  return { ...castOf(context), clinic: play(11), university: play(12), messenger: play(13) };
}

/** Those of the seed who vote, and who a vote pays. */
export function electorateOf(context: PlayContext): Electorate {
  const { clinic, university, evaluator } = tradersOf(context);
  return { clinic, university, evaluator, delegate: player(context)(1) };
}

/** Those of the seed who audit. */
export function panelOf(context: PlayContext): Panel {
  const play = player(context);
  return { boreal: play(14), meridian: play(15), plainSight: play(16), secondReading: play(17), tidewater: play(18) };
}

type PlayContext = Pick<DevnetContext, "urls" | "deployment" | "accounts">;

function player(context: PlayContext): (index: number) => MarketClient {
  return (index) => {
    const account = context.accounts[index];
    if (account === undefined) throw new Error(`the devnet has no account ${index}`);
    return actor(context, account.privateKey);
  };
}

const governanceSeed: Step = {
  name: "governance",
  when: (context) => context.seed,
  async run(context) {
    await governSeed(electorateOf(context));
    return "one proposal executed, one open for votes";
  },
};

/** On a chain that began `HISTORY` ago: certificates are older than a day when the clock is right, so their sales settle at the delivery. */
const catalogueSeed: Step = {
  name: "catalogue",
  when: (context) => context.seed,
  async run(context) {
    const assets = await buildSeedContent(join(context.dataDir, "seed"));
    const traders = tradersOf(context);
    const seeded = await publishSeed(traders, assets);
    context.seeded = seeded;
    const categories = new Set(seeded.map(({ seed: { category } }) => category));
    const panel = panelOf(context);
    await enlistAuditors(panel);
    const ordered = await orderAudits(traders, seeded, CONCLUDED_AUDITS);
    await workAudits(panel, traders, seeded, ordered);
    return `${seeded.length} assets in ${categories.size} categories, ${ordered.length} audits concluded`;
  },
};

const tradingSeed: Step = {
  name: "trading",
  when: (context) => context.seed,
  async run(context) {
    const { seeded } = context;
    if (seeded === undefined)
      throw new Error("this step needs what the seed publishes, which the plan does only later");
    const [traders, panel] = [tradersOf(context), panelOf(context)];
    const { sales } = await tradeSeed(traders, seeded);
    const ordered = await orderAudits(traders, seeded, RUNNING_AUDITS);
    await reviewSeed(traders, seeded);
    await workAudits(panel, traders, seeded, ordered);
    const auctions = await auctionSeed(traders, seeded);
    return `${sales.length} sales, ${ordered.length} audit at work, ${auctions.length} auctions`;
  },
};

const dappBuild: Step = {
  name: "dapp build",
  when: (context) => context.dapp,
  async run({ root, signal }) {
    return (await buildDapp(root, signal)) ? "built" : "unchanged";
  },
};

const dapp: Step = {
  name: "dapp",
  when: (context) => context.dapp,
  async run(context) {
    const { root, ports, urls, accounts, dataDir } = context;
    const deployment = join(dataDir, DEPLOYMENT);
    const service = new Dapp(context, { root, port: ports.dapp, urls, accounts, deployment });
    await service.start();
    return service.url;
  },
};

/** The market on top of the services, in the order in which it is brought up. */
export const MARKET_STEPS: MarketSteps = {
  beforeIndex: [contracts, subgraph],
  afterIndex: [catalogueSeed, governanceSeed, tradingSeed, dappBuild, dapp],
  history: HISTORY,
};
