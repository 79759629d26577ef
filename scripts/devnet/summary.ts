import type { Devnet, StepTiming } from "./devnet.ts";

/** "  chain            0.52 s  http://127.0.0.1:8545" */
export function progressLine({ step, milliseconds, detail }: StepTiming): string {
  const seconds = (milliseconds / 1_000).toFixed(2).padStart(6);
  return `  ${step.padEnd(16)} ${seconds} s  ${detail}`.trimEnd();
}

/** The table that is shown when everything is up: where it is, and which accounts there are. */
export function readyTable({ urls, accounts, timings }: Devnet, seconds: number): string {
  const started = new Set(timings.map(({ step }) => step));
  const rows: [string, string][] = [
    ["chain (JSON-RPC)", urls.chain],
    ["subgraph (GraphQL)", urls.graph],
    ["index status", urls.graphStatus],
    ["IPFS (Kubo RPC)", urls.ipfs],
    ["IPFS gateway", `${urls.ipfsGateway}/ipfs/<cid>`],
  ];
  if (started.has("dapp")) rows.unshift(["market", urls.dapp]);
  const width = Math.max(...rows.map(([name]) => name.length));
  return [
    `Ready in ${seconds.toFixed(1)} s.`,
    "",
    ...rows.map(([name, url]) => `  ${name.padEnd(width)}  ${url}`),
    "",
    "Accounts of the chain, 10,000 ETH each. Everybody knows these keys: use them nowhere else.",
    "",
    `  ${"address".padEnd(42)}  ${"private key".padEnd(66)}  purpose`,
    ...accounts.map(({ address, privateKey, purpose }) => `  ${address}  ${privateKey}  ${purpose}`),
    "",
    "Stop with Ctrl-C.",
  ].join("\n");
}
