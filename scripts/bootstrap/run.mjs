// node scripts/bootstrap/run.mjs <script.ts | tool> [arguments]
//
// The door of every npm script that must work on a fresh clone: installs what the lockfile says when that is not there
// yet, then runs a TypeScript file or an installed tool (hardhat, eslint, ...) on the packaged Node. The machine's own
// Node may be older; so this file uses Node built-ins only and nothing newer than Node 20.11.
import { spawn } from "node:child_process";
import { existsSync, lstatSync } from "node:fs";
import { constants } from "node:os";
import { delimiter, join, resolve } from "node:path";
import process from "node:process";

const OLDEST_NODE = [20, 11];
const PROGRESS_EVERY_MS = 15_000;
const FORWARDED = ["SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT"];

function refuseOldNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  const recent = major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1]);
  if (recent) return;
  console.error(
    `Node ${process.versions.node} is too old to start from; install Node ${OLDEST_NODE.join(".")} or newer.`,
  );
  process.exit(1);
}

/** Runs a command in the foreground; resolves to its exit code, or to the signal that ended it. */
function run(command, args, { cwd, env }) {
  return new Promise((done, reject) => {
    const child = spawn(command, args, { cwd, env, stdio: "inherit" });
    // Ctrl-C in a terminal reaches the child without us; a second copy would read as "now, at once".
    const forward = (signal) => {
      if (signal !== "SIGINT" || !process.stdin.isTTY) child.kill(signal);
    };
    const stopForwarding = () => FORWARDED.forEach((signal) => process.removeListener(signal, forward));
    FORWARDED.forEach((signal) => process.on(signal, forward));
    child.on("error", (error) => {
      stopForwarding();
      reject(error);
    });
    child.on("close", (code, signal) => {
      stopForwarding();
      done({ code, signal });
    });
  });
}

function endLike({ code, signal }) {
  process.exit(signal === null ? code : 128 + constants.signals[signal]);
}

/** The npm that started this process, so that the install uses the same one; `npm` when started by hand. */
function npmCommand() {
  const path = process.env.npm_execpath;
  return path?.endsWith(".js") ? [process.execPath, [path]] : ["npm", []];
}

/** npm ci empties node_modules; behind a link that would be somebody else's. */
function refuseLinkedModules(root) {
  if (lstatSync(join(root, "node_modules"), { throwIfNoEntry: false })?.isSymbolicLink()) {
    throw new Error(
      "node_modules is a link and not what package-lock.json says: install where it points to, or remove it",
    );
  }
}

async function install(root) {
  refuseLinkedModules(root);
  const started = Date.now();
  const seconds = () => `${Math.round((Date.now() - started) / 1000)} s`;
  console.log("install: bringing node_modules to what package-lock.json says (npm ci, one to two minutes) ...");
  const progress = setInterval(() => console.log(`install: still running, ${seconds()}`), PROGRESS_EVERY_MS);
  const [command, args] = npmCommand();
  // An npm on an older Node warns about packages that only the packaged Node will ever run.
  const quiet = ["--no-audit", "--no-fund", "--loglevel=error"];
  const result = await run(command, [...args, "ci", ...quiet], { cwd: root, env: process.env });
  clearInterval(progress);
  if (result.code !== 0) {
    console.error("install: npm ci failed; the messages above say why.");
    endLike(result);
  }
  console.log(`install: done in ${seconds()}`);
}

async function main() {
  refuseOldNode();
  const { ROOT, PACKAGED_NODE, isCurrent } = await import("./installation.mjs");
  const [target, ...args] = process.argv.slice(2);
  if (target === undefined) throw new Error("usage: node scripts/bootstrap/run.mjs <script.ts | tool> [arguments]");
  if (!isCurrent()) await install(ROOT);
  if (!isCurrent()) throw new Error("npm ci ended well but its postinstall did not run; is `ignore-scripts` set?");

  const bin = join(ROOT, "node_modules/.bin");
  const tool = join(bin, target);
  const script = existsSync(tool) ? tool : resolve(ROOT, target);
  if (!existsSync(script)) throw new Error(`${target}: no such script or tool`);
  const env = { ...process.env, PATH: [bin, process.env.PATH].join(delimiter) };
  endLike(await run(PACKAGED_NODE, [script, ...args], { cwd: ROOT, env }));
}

await main().catch((error) => {
  console.error(error.message);
  process.exit(1);
});
