import assert from "node:assert/strict";
import { once } from "node:events";
import { type AddressInfo, createServer, type Server } from "node:net";
import { after, before, describe, it } from "node:test";
import { parseCommandLine } from "../../scripts/devnet/options.ts";
import { FREE_PORTS, PORT_NAMES, PORTS, settlePorts } from "../../scripts/devnet/ports.ts";

async function listen(host: string): Promise<{ server: Server; port: number }> {
  const server = createServer();
  server.listen(0, host);
  await once(server, "listening");
  return { server, port: (server.address() as AddressInfo).port };
}

describe("settlePorts", () => {
  let taken: { server: Server; port: number };
  before(async () => {
    taken = await listen("127.0.0.1");
  });
  after(() => taken.server.close());

  it("names the port, the service, the process that has it, and how to choose another", async () => {
    await assert.rejects(settlePorts({ ...FREE_PORTS, chain: taken.port }), (error: Error) => {
      assert.match(
        error.message,
        new RegExp(`^Port ${taken.port} of chain \\(JSON-RPC\\) is taken by process ${process.pid} \\(.*node`),
      );
      assert.match(error.message, /--port-chain <port> or FTNS_CHAIN_PORT=<port>.*--free-ports/);
      return true;
    });
  });

  it("names every taken port at once", async () => {
    const other = await listen("0.0.0.0");
    await assert.rejects(settlePorts({ ...FREE_PORTS, postgres: taken.port, graph: other.port }), (error: Error) => {
      assert.match(error.message, /of Postgres is taken/);
      assert.match(error.message, /of Graph Node \(GraphQL\) is taken/);
      return true;
    });
    other.server.close();
  });

  it("refuses one port for two services", async () => {
    const { chain } = await settlePorts(FREE_PORTS);
    await assert.rejects(settlePorts({ ...FREE_PORTS, chain, dapp: chain }), /of dApp is also asked for by chain/);
  });

  it("gives every service a port of its own when any will do", async () => {
    const ports = await settlePorts(FREE_PORTS);
    assert.equal(new Set(Object.values(ports)).size, PORT_NAMES.length);
    assert.ok(Object.values(ports).every((port) => port >= 20_000 && port < 30_000));
  });

  it("does not ask for the port of a service that runs elsewhere", async () => {
    const ports = await settlePorts({ ...FREE_PORTS, ipfs: taken.port }, ["ipfs"]);
    assert.equal(ports.ipfs, 0);
  });
});

describe("parseCommandLine", () => {
  const optionsOf = (args: string[], env: Record<string, string> = {}) => {
    const command = parseCommandLine(args, env);
    assert.ok(!command.help);
    return command.options;
  };

  it("takes ports from flags before variables, and both before --free-ports", () => {
    const env = { FTNS_CHAIN_PORT: "1", FTNS_GRAPH_PORT: "2" };
    assert.deepEqual(optionsOf(["--port-chain", "3"], env).ports, { chain: 3, graph: 2 });
    assert.deepEqual(optionsOf(["--free-ports"], env).ports, { ...FREE_PORTS, chain: 1, graph: 2 });
  });

  it("knows a flag and a variable for every port", () => {
    for (const name of PORT_NAMES) {
      assert.equal(optionsOf([`--${PORTS[name].flag}`, "7"]).ports?.[name], 7);
      assert.equal(optionsOf([], { [PORTS[name].env]: "8" }).ports?.[name], 8);
    }
  });

  it("reads the rest", () => {
    const options = optionsOf([
      "--no-seed",
      "--fresh",
      "--block-seconds",
      "0.5",
      "--ipfs-url",
      "http://127.0.0.1:5001/",
    ]);
    assert.equal(options.seed, false);
    assert.equal(options.fresh, true);
    assert.equal(options.blockSeconds, 0.5);
    assert.deepEqual(options.ipfs, { rpc: "http://127.0.0.1:5001", gateway: "http://127.0.0.1:5001" });
    assert.equal(optionsOf([]).seed, true);
  });

  it("names what is wrong", () => {
    assert.throws(() => optionsOf(["--port-chain", "http"]), /--port-chain or FTNS_CHAIN_PORT: "http" is no port/);
    assert.throws(() => optionsOf([], { FTNS_DAPP_PORT: "70000" }), /FTNS_DAPP_PORT: "70000"/);
    assert.throws(() => optionsOf(["--ipfs-url", "here"]), /"here" is no URL/);
    assert.throws(() => optionsOf(["--block-seconds", "-1"]), /block-seconds/);
    assert.throws(() => optionsOf(["--no-sed"]), /no-sed/);
  });
});
