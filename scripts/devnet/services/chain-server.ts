// The chain as a process of its own: node chain-server.ts <port> <seconds between blocks> <seconds ago>
import { createHardhatRuntimeEnvironment } from "hardhat/hre";
import { CHAIN_ID, MNEMONIC, NETWORK_NAME } from "../chain-params.ts";
import { LOCALHOST } from "../ports.ts";

const [port, blockSeconds, history = 0] = process.argv.slice(2).map(Number);
if (port === undefined || !(port > 0) || blockSeconds === undefined || !(blockSeconds >= 0) || !(history >= 0)) {
  const usage = "usage: chain-server.ts <port> <seconds between blocks, 0 for none> [seconds ago at which it begins]";
  throw new Error(usage);
}

// Independent of hardhat.config.ts: the chain needs no compiler and none of the plugins that load with it.
const hardhat = await createHardhatRuntimeEnvironment({
  networks: {
    [NETWORK_NAME]: {
      type: "edr-simulated",
      chainType: "l1",
      chainId: CHAIN_ID,
      hardfork: "osaka",
      mining: { auto: true, interval: blockSeconds * 1_000 },
      initialDate: new Date(Date.now() - history * 1_000),
      accounts: { mnemonic: MNEMONIC },
      // As on a public network: a transaction that reverts is mined, and its receipt says so.
      throwOnTransactionFailures: false,
    },
  },
});
const server = await hardhat.network.createServer(NETWORK_NAME, LOCALHOST, port);
const { address } = await server.listen();
console.log(`chain ${CHAIN_ID} listens on http://${address}:${port}`);
