// The IPFS node as a process of its own: node ipfs-server.ts <port> <directory> [allowed web origin …]
import { createIpfsServer } from "../ipfs/server.ts";
import { LOCALHOST } from "../ports.ts";

const [port, directory, ...origins] = process.argv.slice(2);
if (!(Number(port) > 0) || directory === undefined)
  throw new Error("usage: ipfs-server.ts <port> <directory> [origin …]");

const server = await createIpfsServer({ directory, origins });
console.log(`IPFS listens on ${await server.listen({ host: LOCALHOST, port: Number(port) })}, blocks in ${directory}`);
