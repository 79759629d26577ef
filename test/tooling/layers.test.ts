import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import process from "node:process";
import { after, before, describe, it } from "node:test";

import { importsOf } from "../../scripts/check/imports.ts";
import { breachOf } from "../../scripts/check/layer-rules.ts";

const CHECK = join(import.meta.dirname, "../../scripts/check/layers.ts");

const DEPLOYABLE = "contract Vault {}\n";
const TREE: Record<string, string> = {
  "contracts/libraries/Ids.sol": "library Ids {}\n",
  "contracts/settlement/IVault.sol": "interface IVault {}\n",
  "contracts/settlement/Vault.sol": DEPLOYABLE,
  "contracts/settlement/Venues.sol": "/* contract */ abstract contract Venues {}\n// contract Nothing {}\n",
  "contracts/venues/auctions/Auction.sol": "abstract contract Auction {}\n",
  "contracts/venues/auctions/IAuction.sol": "interface IAuction {}\n",
};

/** A file that holds one import, and the rule it breaks; no rule when it is allowed. */
const CASES: { file: string; imports: string; rule?: RegExp }[] = [
  { file: "contracts/venues/listings/A.sol", imports: "../../settlement/IVault.sol" },
  { file: "contracts/settlement/A.sol", imports: "./IVault.sol" },
  { file: "contracts/settlement/A.sol", imports: "./Venues.sol" },
  { file: "contracts/settlement/A.sol", imports: "@openzeppelin/contracts/token/ERC20/IERC20.sol" },
  { file: "contracts/settlement/A.sol", imports: "./Vault.sol", rule: /sibling in settlement/ },
  {
    file: "contracts/registry/A.sol",
    imports: "../settlement/IVault.sol",
    rule: /lower layer \(registry\).*\(settlement\)/,
  },
  { file: "contracts/libraries/A.sol", imports: "./Ids.sol" },
  { file: "contracts/libraries/A.sol", imports: "../settlement/IVault.sol", rule: /libraries\/ imports only/ },
  { file: "contracts/oracle/A.sol", imports: "../libraries/Ids.sol", rule: /is in no layer/ },
  { file: "contracts/venues/auctions/A.sol", imports: "./Auction.sol" },
  { file: "contracts/venues/listings/A.sol", imports: "../auctions/IAuction.sol" },
  { file: "contracts/venues/listings/A.sol", imports: "../auctions/Auction.sol", rule: /sibling in venues/ },
  { file: "contracts/token/A.sol", imports: "../../test/solidity/Vm.sol", rule: /contracts imports test/ },
  { file: "sdk/src/a.ts", imports: "./b.ts" },
  { file: "sdk/src/a.ts", imports: "../../scripts/deploy/market.ts", rule: /nothing imports scripts/ },
  { file: "sdk/src/a.ts", imports: "../../dapp/lib/format.ts", rule: /sdk imports dapp/ },
  { file: "sdk/test/a.test.ts", imports: "../../scripts/vectors.ts" },
  { file: "subgraph/src/a.ts", imports: "../../sdk/src/index.ts", rule: /subgraph imports sdk/ },
  { file: "test/stack/a.test.ts", imports: "../../scripts/devnet/devnet.ts" },
  { file: "dapp/app/page.tsx", imports: "@ftns-market/sdk" },
  { file: "dapp/app/page.tsx", imports: "../../sdk/src/index.ts", rule: /sources of sdk/ },
  { file: "dapp/app/page.tsx", imports: "@/features/sales/index.ts" },
  { file: "dapp/features/sales/a.ts", imports: "./b.ts" },
  { file: "dapp/features/sales/a.ts", imports: "@/features/assets" },
  {
    file: "dapp/features/sales/a.ts",
    imports: "../assets/queries.ts",
    rule: /feature sales imports the inside of feature assets/,
  },
];

function importLine(file: string, specifier: string): string {
  return file.endsWith(".sol") ? `\nimport {X} from "${specifier}";\n` : `\nimport { x } from "${specifier}";\n`;
}

describe("layers", () => {
  let root: string;

  function write(file: string, content: string): void {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), content);
  }

  function runCheck() {
    return spawnSync(process.execPath, [CHECK, "--root", root], { encoding: "utf8" });
  }

  before(() => {
    root = mkdtempSync(join(tmpdir(), "ftns-layers-"));
    for (const [file, content] of Object.entries(TREE)) write(file, content);
  });
  after(() => rmSync(root, { recursive: true }));

  for (const { file, imports, rule } of CASES) {
    it(`${rule ? "refuses" : "allows"} ${file} -> ${imports}`, () => {
      write(file, importLine(file, imports));
      const found = importsOf(root, file);
      assert.deepEqual(
        found.map(({ line, specifier }) => ({ line, specifier })),
        [{ line: 2, specifier: imports }],
      );
      const breach = breachOf(root, found[0]!);
      rmSync(join(root, file));
      if (rule === undefined) return assert.equal(breach, undefined);
      assert.match(breach?.rule ?? "", rule);
      assert.ok(breach?.remedy);
    });
  }

  it("sees dynamic imports and re-exports, not comments", () => {
    write("sdk/src/a.ts", '// import "./no.ts";\nexport * from "./b.ts";\nconst c = await import("./c.ts");\n');
    write(
      "contracts/token/A.sol",
      '// import "./No.sol";\n/*\nimport "./No.sol";\n*/\nimport "./B.sol";\nimport {\n  C\n} from "./C.sol";\n',
    );
    const seen = [...importsOf(root, "sdk/src/a.ts"), ...importsOf(root, "contracts/token/A.sol")];
    rmSync(join(root, "sdk/src/a.ts"));
    rmSync(join(root, "contracts/token/A.sol"));
    assert.deepEqual(
      seen.map(({ line, specifier }) => `${line} ${specifier}`),
      ["2 ./b.ts", "3 ./c.ts", "5 ./B.sol", "8 ./C.sol"],
    );
  });

  it("passes a tree that keeps the rules", () => {
    const { status, stdout } = runCheck();
    assert.equal(status, 0);
    assert.match(stdout, /0 against the rules/);
  });

  it("fails and prints file, line, rule and remedy otherwise", () => {
    write("contracts/registry/A.sol", importLine("A.sol", "../settlement/IVault.sol"));
    const { status, stderr } = runCheck();
    rmSync(join(root, "contracts/registry/A.sol"));
    assert.equal(status, 1);
    assert.match(stderr, /^contracts\/registry\/A\.sol:2: a lower layer .*\n {2}remedy: /);
  });
});
