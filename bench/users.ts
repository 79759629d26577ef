import type { ContractTransactionResponse } from "ethers";
import { keccak256, toBytes } from "viem";

import { INFINITE, sorted, type Contributor, type Market, type Signer } from "../test/settlement/market.ts";

export const FTNS = 10n ** 18n;

export type Figures = Record<string, number>;

export async function gasOf(sent: Promise<ContractTransactionResponse>): Promise<number> {
  const receipt = await (await sent).wait();
  if (!receipt) throw new Error("transaction without a receipt");
  return Number(receipt.gasUsed);
}

let users = 0;

/** A wallet that is the same in every run, so that calldata costs the same. */
export function nextWallet(market: Market) {
  return new market.ethers.Wallet(keccak256(toBytes(`user ${++users}`)), market.ethers.provider);
}

/** A new account with ether and FTNS, and infinite allowances where a steady user has them. */
export async function freshUser(market: Market): Promise<Signer> {
  const { ethers, connection, ftns, deployer, vault, listings, english, dutch, vickrey } = market;
  const { address } = nextWallet(market);
  await connection.networkHelpers.impersonateAccount(address);
  await connection.networkHelpers.setBalance(address, 10n ** 20n);
  await ftns.connect(deployer).transfer(address, 10_000n * FTNS);
  const user = await ethers.getSigner(address);
  for (const spender of [vault, listings, english, dutch, vickrey]) {
    await ftns.connect(user).approve(await spender.getAddress(), INFINITE);
  }
  return user;
}

/** `count` payees with FTNS in the wallet and credit in the vault, with weights that leave dust. */
export async function makePayees(market: Market, count: number): Promise<Contributor[]> {
  const { vault, deployer, ftns } = market;
  await ftns.connect(deployer).approve(await vault.getAddress(), INFINITE);
  const payees: Contributor[] = [];
  for (let i = 0; i < count; i++) {
    const { address } = await freshUser(market);
    await vault.connect(deployer).deposit(address, FTNS);
    payees.push({ account: address, weight: BigInt(3 + i) });
  }
  return sorted(payees);
}
