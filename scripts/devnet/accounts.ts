import { pbkdf2Sync } from "node:crypto";
import { HDKey, hdKeyToAccount } from "viem/accounts";
import { type Address, type Hex, toHex } from "viem";
import { MNEMONIC } from "./chain-params.ts";

export interface DevnetAccount {
  readonly address: Address;
  readonly privateKey: Hex;
  /** What the deployment, the seed and the stories use it for. */
  readonly purpose: string;
}

const PURPOSES = [
  "deployer: holds no role once the market is deployed",
  "delegate: votes with locked FTNS, its own and the clinic's",
  "seller",
  "first contributor",
  "second contributor",
  "dataset owner",
  "buyer",
  "second buyer",
  "evaluator of the seed",
  "guardian: may pause new business for a bounded time",
  "keeper: settles, distributes, relays for others",
  "customer of the seed: clinic",
  "customer of the seed: university, votes with locked FTNS",
  "customer of the seed: messenger",
  "auditor of the seed: Boreal Model Review",
  "auditor of the seed: Meridian Data Audits",
  "auditor of the seed: Plain Sight",
  "auditor of the seed: Second Reading Collective",
  "auditor of the seed: Tidewater Assurance",
];
const ACCOUNTS = 20;
const SPARE = "free for you";

/** The funded accounts of the chain, in the order of the phrase: `m/44'/60'/0'/0/i`. */
export function devnetAccounts(): DevnetAccount[] {
  // BIP-39 by the built-in function: the pure JavaScript one takes as long as the start of the chain.
  const seed = pbkdf2Sync(MNEMONIC, "mnemonic", 2_048, 64, "sha512");
  const root = HDKey.fromMasterSeed(seed);
  return Array.from({ length: ACCOUNTS }, (_, addressIndex) => {
    const account = hdKeyToAccount(root, { addressIndex });
    const privateKey = toHex(account.getHdKey().privateKey ?? new Uint8Array());
    return { address: account.address, privateKey, purpose: PURPOSES[addressIndex] ?? SPARE };
  });
}
