// A devnet as `npm start` runs it, without the market: node devnet-process.ts <data folder> <subgraph folder>
import { runDevnet } from "../../scripts/devnet/cli.ts";
import { BARE } from "../../scripts/devnet/devnet.ts";

const [dataDir, subgraphDir] = process.argv.slice(2);
process.exit(await runDevnet(["--free-ports"], { dataDir, subgraphDir, market: BARE }));
