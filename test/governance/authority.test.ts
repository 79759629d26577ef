import { expect } from "chai";
import type { BaseContract, Contract, FunctionFragment } from "ethers";
import { network } from "hardhat";

import { createTerms, deployMarket, publish, saleNumber } from "../settlement/market.ts";
import { ANYBODYS, GUARDED, type Guard } from "./guarded-functions.ts";

const connection = await network.create({ chainType: "l1" });

/** Every vesting wallet is one of a kind. */
function familyOf(name: string): string {
  return name.startsWith("Vesting") ? "VestingWallet" : name;
}

async function fixture() {
  const market = await deployMarket(connection);
  const { ethers, deployer, delegate, guardian, seller, stranger, addresses } = market;
  const contracts = new Map<string, Contract>();
  for (const [name, address] of Object.entries(addresses)) {
    contracts.set(familyOf(name), await ethers.getContractAt(familyOf(name), address));
  }
  const venues = {
    Listings: await impersonate(addresses["Listings"]!),
    EnglishAuction: await impersonate(addresses["EnglishAuction"]!),
    DutchAuction: await impersonate(addresses["DutchAuction"]!),
  };
  const actors = { deployer, delegate, guardian, seller, stranger, ...venues };
  return { contracts, actors, stranger: stranger.address, lot: await holdLot(market) };
}
const load = () => connection.networkHelpers.loadFixture(fixture);

async function impersonate(address: string) {
  await connection.networkHelpers.impersonateAccount(address);
  await connection.networkHelpers.setBalance(address, 10n ** 20n);
  return connection.ethers.getSigner(address);
}

/** A lot in an English auction, which is the second venue. */
async function holdLot(market: Awaited<ReturnType<typeof deployMarket>>): Promise<bigint> {
  const { seller, others, english, ethers } = market;
  const contributors = [{ account: others[0]!.address, weight: 1n }];
  const asset = await publish(market, { publisher: seller, contributors });
  const lot = { terms: await createTerms(market, seller, asset), quantity: 1n, version: 1n, startingPrice: 1_000n };
  const offer = { ...lot, reserve: 0n, reserveHash: ethers.ZeroHash, memo: ethers.ZeroHash, duration: 0n };
  await english.connect(seller).create(offer, 0n);
  return saleNumber(1n, 2n);
}

function writes(contract: BaseContract): FunctionFragment[] {
  return contract.interface.fragments.filter(
    (fragment): fragment is FunctionFragment =>
      fragment.type === "function" && !["view", "pure"].includes((fragment as FunctionFragment).stateMutability),
  );
}

/** A value of any type of the ABI: what must be refused is refused whatever the arguments are. */
function sample(type: FunctionFragment["inputs"][number], account: string): unknown {
  if (type.baseType === "array") return [];
  if (type.baseType === "tuple") return type.components!.map((component) => sample(component, account));
  if (type.type === "address") return account;
  if (type.type === "bool") return true;
  if (type.type === "string") return "";
  if (type.type === "bytes") return "0x";
  const size = /^bytes(\d+)$/.exec(type.type)?.[1];
  return size ? `0x${"00".repeat(Number(size))}` : 1n;
}

function guardOf(contract: string, signature: string): Guard | undefined {
  return GUARDED[contract]?.[signature] ?? GUARDED[contract]?.[signature.split("(")[0]!];
}

describe("Authority", () => {
  it("knows of every function that writes whether it is anybody's or guarded", async () => {
    const { contracts } = await load();
    const unknown = [...contracts].flatMap(([name, contract]) =>
      writes(contract)
        .filter(({ name: method }) => !ANYBODYS[name]?.includes(method))
        .map((fragment) => fragment.format("sighash"))
        .filter((signature) => guardOf(name, signature) === undefined)
        .map((signature) => `${name}.${signature}`),
    );
    expect(unknown, "say in guarded-functions.ts who may call these").to.deep.equal([]);
  });

  it("lists no function that does not exist, and none as both", async () => {
    const { contracts } = await load();
    for (const [name, guards] of Object.entries(GUARDED)) {
      const names = new Set(writes(contracts.get(name)!).flatMap((f) => [f.name, f.format("sighash")]));
      for (const key of Object.keys(guards)) {
        expect(names.has(key), `${name}.${key}`).to.equal(true);
        expect(ANYBODYS[name] ?? [], name).not.to.include(key);
      }
    }
    for (const [name, methods] of Object.entries(ANYBODYS)) {
      const names = writes(contracts.get(name)!).map((fragment) => fragment.name);
      expect(names, name).to.include.members(methods);
    }
  });

  for (const [name, guards] of Object.entries(GUARDED)) {
    describe(name, () => {
      for (const [key, guard] of Object.entries(guards)) {
        it(`${key}: refused by ${guard.errors.join(" or ")}`, async () => {
          const { contracts, actors, stranger, lot } = await load();
          const contract = contracts.get(name)!;
          const fragment = writes(contract).find((f) => f.format("sighash") === key || f.name === key)!;
          const given = guard.args?.({ stranger, contract, lot });
          const usual = fragment.inputs.map((input) => sample(input, stranger));
          const data = contract.interface.encodeFunctionData(fragment, given ?? usual);
          for (const [who, signer] of Object.entries(actors)) {
            if (guard.except?.includes(who)) continue;
            const refusal = await refusalOf(
              signer.sendTransaction({ to: await contract.getAddress(), data }),
              contract,
            );
            expect(guard.errors, `${who} calls ${name}.${key}`).to.include(refusal);
          }
        });
      }
    });
  }

  describe("Reputation, which stops nobody", () => {
    for (const key of ["record", "recordQuality", "recordReview"]) {
      it(`${key}: changes no standing but of a reporter's news`, async () => {
        const { contracts, actors, stranger } = await load();
        const contract = contracts.get("Reputation")!;
        const fragment = writes(contract).find((f) => f.name === key)!;
        const to = await contract.getAddress();
        const data = contract.interface.encodeFunctionData(
          fragment,
          fragment.inputs.map((input) => sample(input, stranger)),
        );
        const before = await contract.getFunction("standingOf")(stranger);
        for (const [who, signer] of Object.entries(actors)) {
          await expect(signer.sendTransaction({ to, data }), who)
            .to.emit(contract, "NewsIgnored")
            .withArgs(await signer.getAddress(), stranger);
        }
        expect(await contract.getFunction("standingOf")(stranger)).to.deep.equal(before);
      });
    }
  });
});

/** Name of the custom error that a transaction ends with; "done" when it does not end with one. */
async function refusalOf(sent: Promise<unknown>, contract: BaseContract): Promise<string> {
  try {
    await sent;
    return "done";
  } catch (error) {
    const data = (error as { data?: string }).data;
    const known = data === undefined ? undefined : contract.interface.parseError(data);
    if (known) return known.name;
    throw error;
  }
}
