// npm run roles -- --chain 31337 --rpc http://127.0.0.1:8545
import { parseArgs } from "node:util";
import { createPublicClient, http } from "viem";
import { findViolations, readHoldings } from "./authority.ts";
import { findBackDoors } from "./back-doors.ts";
import { readDeployment } from "./deployment.ts";

const { values } = parseArgs({
  options: {
    chain: { type: "string", default: "31337" },
    rpc: { type: "string", default: process.env["FTNS_RPC_URL"] ?? "http://127.0.0.1:8545" },
    folder: { type: "string" },
  },
});
const deployment = await readDeployment(Number(values.chain), values.folder);
const client = createPublicClient({ transport: http(values.rpc) });
const holdings = await readHoldings(client, deployment);
const nameOf = new Map(
  Object.entries(deployment.contracts).map(([name, { address }]) => [address.toLowerCase(), name]),
);
nameOf.set(deployment.guardian.toLowerCase(), "guardian");
for (const { authority, power, holders, byVote } of holdings) {
  const shown = holders.map((holder) => {
    if (BigInt(holder) === 0n) return "anyone";
    const how = byVote.includes(holder) ? "by vote" : "";
    return [holder, nameOf.get(holder.toLowerCase()), how].filter(Boolean).join(" ");
  });
  console.log(`${authority.padEnd(20)} ${power.padEnd(20)} ${shown.join(", ") || "nobody"}`);
}
const violations = [...findViolations(holdings, deployment), ...(await findBackDoors(client, deployment))];
for (const violation of violations) console.error(`VIOLATION ${violation}`);
if (violations.length > 0) process.exit(1);
console.log(`the deployer ${deployment.deployer} holds no power; no account does but those above`);
