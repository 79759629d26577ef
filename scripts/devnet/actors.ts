import { createPublicClient, createWalletClient, http, type Hex } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { createMarketClient, devnetChain, parseDeployment, type MarketClient } from "../../sdk/src/index.ts";
import type { Deployment } from "../deploy/deployment.ts";
import type { DevnetUrls } from "./steps.ts";

/** What an actor needs to know of a devnet, whether it runs or is still being started. */
export interface Stage {
  readonly urls: DevnetUrls;
  readonly deployment: Deployment | undefined;
}

/** The market through the eyes of one funded account: the same SDK, endpoints and signatures that any user has. */
export function actor({ urls, deployment }: Stage, privateKey: Hex): MarketClient {
  const chain = devnetChain(urls.chain);
  // The devnet mines at once; viem's default polls every four seconds.
  const transport = { transport: http(urls.chain), chain, pollingInterval: 100 };
  return createMarketClient({
    deployment: parseDeployment(deployment),
    client: createPublicClient(transport),
    wallet: createWalletClient({ ...transport, account: privateKeyToAccount(privateKey) }),
    subgraph: { urls: [urls.graph] },
    ipfs: { upload: { url: urls.ipfs }, endpoints: [{ kind: "gateway", url: urls.ipfsGateway }] },
  });
}
