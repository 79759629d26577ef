import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { commandOf } from "./process-identity.ts";

const LISTENING = "0A";
const COMMAND_CHARACTERS = 80;

/** "process 4711 (node server.js)" of whoever listens on a TCP port; undefined when the system does not tell. */
export function describePortOwner(port: number): string | undefined {
  const pid = process.platform === "linux" ? ownerOnLinux(port) : ownerByLsof(port);
  return pid === undefined
    ? undefined
    : `process ${pid} (${(commandOf(pid) ?? "unknown").slice(0, COMMAND_CHARACTERS)})`;
}

function ownerOnLinux(port: number): number | undefined {
  const sockets = new Set(["/proc/net/tcp", "/proc/net/tcp6"].flatMap((table) => listeners(table, port)));
  if (sockets.size === 0) return undefined;
  return readdirSync("/proc")
    .map(Number)
    .find((pid) => pid > 0 && socketsOf(pid).some((socket) => sockets.has(socket)));
}

/** The inode numbers of the sockets that listen on the port, from lines like "0: 0100007F:1F40 …:0000 0A … inode …". */
function listeners(table: string, port: number): string[] {
  const hex = port.toString(16).toUpperCase().padStart(4, "0");
  return orNothing(() => readFileSync(table, "utf8").split("\n"))
    .map((line) => line.trim().split(/\s+/))
    .filter(([, local = "", , state]) => local.endsWith(`:${hex}`) && state === LISTENING)
    .map((fields) => fields[9] ?? "");
}

function socketsOf(pid: number): string[] {
  return orNothing(() => readdirSync(`/proc/${pid}/fd`)).flatMap((fd) =>
    orNothing(() => [/^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${fd}`))?.[1] ?? ""]),
  );
}

function ownerByLsof(port: number): number | undefined {
  const found = orNothing(() => [
    execFileSync("lsof", ["-nPt", `-iTCP:${port}`, "-sTCP:LISTEN"], { encoding: "utf8" }),
  ]);
  const pid = Number(found[0]?.split("\n")[0]);
  return pid > 0 ? pid : undefined;
}

/** Other users' processes, and ones that end meanwhile, cannot be read: they are left out, not a failure. */
function orNothing<T>(read: () => T[]): T[] {
  try {
    return read();
  } catch {
    return [];
  }
}
