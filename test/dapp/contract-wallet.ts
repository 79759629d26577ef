import { readFile } from "node:fs/promises";
import {
  createWalletClient,
  getAddress,
  hexToBigInt,
  http,
  toHex,
  zeroAddress,
  zeroHash,
  type Abi,
  type Address,
  type Hex,
} from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { deployContract, waitForTransactionReceipt, writeContract } from "viem/actions";
import { devnetChain, requireWallet, type MarketClient } from "../../sdk/src/index.ts";
import { ftnsAbi, timelockAbi } from "../../sdk/src/generated/abis.ts";
import { TestWallet, type TransactionRequest } from "./wallet.ts";

const ARTIFACT = new URL(
  "../../artifacts/@openzeppelin/contracts/governance/TimelockController.sol/TimelockController.json",
  import.meta.url,
);

/**
 * The wallet of an account that is a contract, as a multisig is: its owner's key sends what the contract does, several calls at
 * once or none of them, and its signatures are no ECDSA ones. The contract is OpenZeppelin's timelock without a delay.
 */
export class ContractWallet extends TestWallet {
  readonly #address: Address;
  readonly #key: Hex;

  private constructor(rpcUrl: string, key: Hex, address: Address) {
    super(rpcUrl, [key], "Contract Wallet");
    this.#address = getAddress(address);
    this.#key = key;
  }

  static async deploy(rpcUrl: string, key: Hex): Promise<ContractWallet> {
    const { abi, bytecode } = JSON.parse(await readFile(ARTIFACT, "utf8")) as { abi: Abi; bytecode: Hex };
    const client = clientOf(rpcUrl, key);
    const owner = [client.account.address];
    const hash = await deployContract(client, { abi, bytecode, args: [0n, owner, owner, zeroAddress] });
    const { contractAddress } = await waitForTransactionReceipt(client, { hash });
    if (contractAddress === null || contractAddress === undefined) throw new Error("the account was not deployed");
    return new ContractWallet(rpcUrl, key, contractAddress);
  }

  /** The same account in a wallet that knows no page yet. */
  onAnotherDevice(): ContractWallet {
    return new ContractWallet(this.rpcUrl, this.#key, this.#address);
  }

  override get address(): Address {
    return this.#address;
  }

  override async sign(): Promise<Hex> {
    // As of two owners, of which each signs with fresh randomness.
    return toHex(crypto.getRandomValues(new Uint8Array(130)));
  }

  override async send(transaction: TransactionRequest): Promise<Hex> {
    return this.sendBatch([transaction]);
  }

  override async sendBatch(calls: readonly TransactionRequest[]): Promise<Hex> {
    const client = clientOf(this.rpcUrl, this.#key);
    const batch = [
      calls.map(({ to = zeroAddress }) => to),
      calls.map(({ value }) => (value === undefined ? 0n : hexToBigInt(value))),
      calls.map(({ data = "0x" }) => data),
      zeroHash,
      toHex(crypto.getRandomValues(new Uint8Array(32))),
    ] as const;
    const timelock = { address: this.#address, abi: timelockAbi } as const;
    const scheduled = await writeContract(client, { ...timelock, functionName: "scheduleBatch", args: [...batch, 0n] });
    await waitForTransactionReceipt(client, { hash: scheduled });
    return writeContract(client, { ...timelock, functionName: "executeBatch", args: batch });
  }
}

/** A contract account with FTNS of its owner. @param amount FTNS base units */
export async function fundedContractWallet(
  rpcUrl: string,
  owner: MarketClient,
  ownerKey: Hex,
  amount: bigint,
): Promise<ContractWallet> {
  const wallet = await ContractWallet.deploy(rpcUrl, ownerKey);
  const hash = await writeContract(requireWallet(owner), {
    chain: owner.chain,
    address: owner.addresses.FTNS,
    abi: ftnsAbi,
    functionName: "transfer",
    args: [wallet.address, amount],
  });
  await waitForTransactionReceipt(owner.client, { hash });
  return wallet;
}

function clientOf(rpcUrl: string, key: Hex) {
  return createWalletClient({
    account: privateKeyToAccount(key),
    chain: devnetChain(rpcUrl),
    transport: http(rpcUrl),
    pollingInterval: 100,
  });
}
