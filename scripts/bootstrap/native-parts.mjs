// Runs after `npm install` on the packaged Node (see the `node` dependency). An npm that itself runs on an older
// Node skips optional platform packages whose `engines` ask for a newer one, so Hardhat's EVM can be missing
// although the install "succeeded". When it does not load, the install is repeated by the packaged Node.
import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import process from "node:process";

const require = createRequire(import.meta.url);
const REPEATED = "FTNS_NATIVE_PARTS_REPEATED";

function edrLoads() {
  try {
    require("@nomicfoundation/edr");
    return true;
  } catch {
    return false;
  }
}

function npmCli() {
  const path = process.env.npm_execpath;
  if (!path) throw new Error("run this through npm: `npm install` or `npm ci`");
  return path;
}

if (!edrLoads() && !process.env[REPEATED]) {
  console.log("native parts: installing the EVM's platform package with Node", process.version);
  execFileSync(
    process.execPath,
    [npmCli(), "install", "--no-save", "--ignore-scripts", "--prefer-offline", "--no-audit", "--no-fund"],
    { stdio: "inherit", env: { ...process.env, [REPEATED]: "1" } },
  );
  // A fresh process, because a failed native load is remembered by this one.
  execFileSync(process.execPath, ["-e", 'require("@nomicfoundation/edr")'], { stdio: "inherit" });
}
