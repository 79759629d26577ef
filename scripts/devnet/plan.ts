import { Chain } from "./services/chain.ts";
import { GraphNode } from "./services/graph-node.ts";
import { ExternalIpfs, Ipfs } from "./services/ipfs.ts";
import { Postgres } from "./services/postgres.ts";
import { required, type Step } from "./steps.ts";

const GRAPH_DATABASE = "graph";

const ipfs: Step = {
  name: "ipfs",
  async run(context) {
    const service =
      context.externalIpfs === undefined
        ? new Ipfs(context, context.ports.ipfs, context.ipfsOrigins)
        : new ExternalIpfs(context.externalIpfs);
    context.services.ipfs = service;
    await service.start();
    return service.url;
  },
};

/** @param history seconds before now at which a chain begins that will be seeded */
const chain = (history: number): Step => ({
  name: "chain",
  async run(context) {
    const clock = { blockSeconds: context.blockSeconds, history: context.seed ? history : 0 };
    const service = new Chain(context, context.ports.chain, clock);
    context.services.chain = service;
    await service.start();
    return service.url;
  },
});

const postgres: Step = {
  name: "postgres",
  async run(context) {
    const service = new Postgres(context, context.ports.postgres);
    context.services.postgres = service;
    await service.start();
    return service.url;
  },
};

const graphNode: Step = {
  name: "graph node",
  async run(context) {
    const database = required(context, "postgres");
    // The chain is in memory, so every start is a new chain: a database of the old one would hold blocks that never were.
    const postgresUrl = await database.createDatabase(GRAPH_DATABASE);
    const service = new GraphNode(context, {
      ports: context.ports,
      postgresUrl,
      chainUrl: required(context, "chain").url,
      ipfsUrl: required(context, "ipfs").url,
      subgraphDir: context.subgraphDir,
    });
    context.services.graphNode = service;
    await service.start();
    return service.url;
  },
};

/** What the market adds to the bare services. */
export interface MarketSteps {
  /** Between the chain and the index: deployment, build of the subgraph. */
  readonly beforeIndex: readonly Step[];
  /** On the whole stack: seed, dApp. */
  readonly afterIndex: readonly Step[];
  /** Seconds of the past that the seed fills, and after which the chain's clock is right; default none. */
  readonly history?: number;
}

/** Every step of a start, in order. Graph Node comes after IPFS, without which it ends, and after a built subgraph. */
export function planSteps({ beforeIndex, afterIndex, history = 0 }: MarketSteps): Step[] {
  return [ipfs, chain(history), postgres, ...beforeIndex, graphNode, ...afterIndex];
}
