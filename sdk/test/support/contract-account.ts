import { concat, createWalletClient, http, toHex, type Address, type Hex } from "viem";
import { privateKeyToAccount, toAccount } from "viem/accounts";
import type { MarketClient } from "../../src/index.ts";
import type { TestMarket } from "./chain.ts";

/**
 * Code of an account that is a contract, as a multisig is: by ERC-1271 it accepts what its owner's key has signed. Hand-assembled:
 * `ecrecover(hash, signature) == owner ? 0x1626ba7e : 0`.
 */
function codeOf(owner: Address): Hex {
  const hash = "0x600435600052";
  const v = "0x60a43560f81c602052";
  const rAndS = "0x606435604052608435606052";
  const recover = "0x602060006080600060015afa50";
  const compare = concat(["0x60005173", owner, "0x14"]);
  const answer = "0x631626ba7e60e01b0260005260206000f3";
  return concat([hash, v, rAndS, recover, compare, answer]);
}

/** Any method of the node. */
interface RpcMethod {
  Method: string;
  Parameters: readonly unknown[];
  ReturnType: unknown;
}

/** Puts such an account at an address of the test chain, and gives a market client that signs and sends as it. */
export async function contractAccount(test: TestMarket, address: Address, ownerKey: Hex): Promise<ContractAccount> {
  const owner = privateKeyToAccount(ownerKey);
  const request = (method: string, ...params: readonly unknown[]) => test.client.request<RpcMethod>({ method, params });
  await request("hardhat_setCode", address, codeOf(owner.address));
  await request("hardhat_setBalance", address, toHex(10n ** 18n));
  await request("hardhat_impersonateAccount", address);
  const market = test.as("delegate");
  const connection = { chain: market.chain, transport: http(test.rpcUrl) };
  const signing = toAccount({
    address,
    sign: () => Promise.reject(new Error("not asked")),
    signMessage: () => Promise.reject(new Error("not asked")),
    signTransaction: () => Promise.reject(new Error("not asked")),
    signTypedData: (data) => owner.signTypedData(data),
  });
  return {
    signing: { ...market, wallet: createWalletClient({ ...connection, account: signing }) },
    sending: { ...market, wallet: createWalletClient({ ...connection, account: address }) },
  };
}

export interface ContractAccount {
  /** Signs by ERC-1271. */
  readonly signing: MarketClient;
  /** Sends transactions. */
  readonly sending: MarketClient;
}
