import { readFile } from "node:fs/promises";
import { createNonceManager, createPublicClient, createWalletClient, defineChain, http, type Hex } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { getChainId } from "viem/actions";
import { jsonRpc } from "viem/nonce";
import {
  createMarketClient,
  describeError,
  MarketError,
  parseDeployment,
  type Deployment,
  type IpfsOptions,
  type MarketClient,
} from "../../sdk/src/index.ts";
import { DEPLOYMENTS } from "../deploy/deployment.ts";

/** Which market an agent works in. */
export interface MarketOptions {
  readonly rpcUrl: string;
  /** File of the deployment; default the recorded one of the endpoint's chain. */
  readonly deployment: string | undefined;
  readonly ipfs?: IpfsOptions;
}

/**
 * A market client whose wallet is a private key.
 * @throws MarketError `RpcUnreachable`; Error when the deployment cannot be read
 */
export async function marketOf({ rpcUrl, deployment: file, ipfs }: MarketOptions, key: Hex): Promise<MarketClient> {
  const transport = http(rpcUrl, { batch: true });
  const chainId = await getChainId(createPublicClient({ transport })).catch((error: unknown) => {
    throw new MarketError("RpcUnreachable", `${rpcUrl} does not answer: ${describeError(error).message}`, {}, error);
  });
  const deployment = await readMarket(file ?? `${DEPLOYMENTS}${chainId}.json`);
  const chain = defineChain({
    id: chainId,
    name: deployment.network,
    nativeCurrency: { name: "Ether", symbol: "ETH", decimals: 18 },
    rpcUrls: { default: { http: [rpcUrl] } },
  });
  const account = privateKeyToAccount(key, { nonceManager: createNonceManager({ source: jsonRpc() }) });
  const client = createPublicClient({ chain, transport });
  const wallet = createWalletClient({ account, chain, transport });
  return createMarketClient({ deployment, client, wallet, ...(ipfs && { ipfs }) });
}

async function readMarket(path: string): Promise<Deployment> {
  const text = await readFile(path, "utf8").catch((cause: unknown) => {
    throw new Error(`${path} cannot be read. Name the market's deployment with --deployment.`, { cause });
  });
  return parseDeployment(JSON.parse(text));
}
