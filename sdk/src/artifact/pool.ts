import { spawnBatchWorker } from "#batch-worker";
import { runBatch, type BatchJob, type BatchResult } from "./batch.ts";
import { ArtifactError } from "./errors.ts";
import { createKeccak, type Keccak } from "./keccak.ts";
import type { BatchWorker, SpawnBatchWorker, WorkerResponse } from "./worker/protocol.ts";

const MAX_DEFAULT_WORKERS = 4;
const START_TIMEOUT_MS = 10_000;
const MAX_BLOCKING_MS = 30;

/** How a pool is set up. */
export interface BatchPoolOptions {
  /** Number of workers; 0 works on the calling thread. Default: one per processor, at most 4. */
  readonly workers?: number;
  /** Makes a worker; for bundlers that cannot pack the default one. */
  readonly spawn?: SpawnBatchWorker;
}

interface Pending {
  resolve(result: BatchResult): void;
  reject(error: Error): void;
}

/**
 * Runs batch jobs on workers. The first job runs on the calling thread, so that small files start no worker; where no worker
 * can be made, all do. Close a pool when it is no longer needed.
 */
export class BatchPool {
  readonly #wanted: number;
  readonly #spawn: SpawnBatchWorker;
  readonly #idle: BatchWorker[] = [];
  readonly #all = new Set<BatchWorker>();
  readonly #pending = new Map<number, Pending>();
  readonly #waiting: ((worker: BatchWorker | undefined) => void)[] = [];
  #keccak: Promise<Keccak> | undefined;
  #started: Promise<void> | undefined;
  #nextId = 0;
  #lastPause = 0;
  #closed = false;

  constructor(options: BatchPoolOptions = {}) {
    this.#wanted = Math.max(0, options.workers ?? defaultWorkers());
    this.#spawn = options.spawn ?? spawnBatchWorker;
  }

  /** How many jobs to keep under way so that no worker idles. */
  get lookahead(): number {
    return Math.max(2, 2 * this.#wanted);
  }

  /** How many workers run now; 0 before the second job, and where none can be made. */
  get workers(): number {
    return this.#all.size;
  }

  /** Does a job. Its buffers belong to the pool from now on. */
  async run(job: BatchJob): Promise<BatchResult> {
    if (this.#closed) throw new ArtifactError("Artifact_WorkerFailed", "The pool of workers is closed.");
    const first = this.#keccak === undefined;
    this.#keccak ??= createKeccak();
    if (first || this.#wanted === 0) return this.#runHere(job);
    this.#started ??= this.#start();
    await this.#started;
    const worker = await this.#take();
    return worker === undefined ? this.#runHere(job) : this.#runOn(worker, job);
  }

  /** Ends all workers. Jobs under way fail. */
  close(): void {
    this.#closed = true;
    for (const worker of this.#all) worker.terminate();
    this.#all.clear();
    this.#idle.length = 0;
    this.#failPending("The pool of workers was closed.");
    this.#releaseWaiting();
  }

  async #runHere(job: BatchJob): Promise<BatchResult> {
    const keccak = await (this.#keccak ??= createKeccak());
    // A page must stay responsive, so the thread is given free now and then.
    if (performance.now() - this.#lastPause > MAX_BLOCKING_MS) {
      await new Promise<void>((resolve) => {
        setTimeout(resolve);
      });
      this.#lastPause = performance.now();
    }
    return runBatch(keccak, job);
  }

  async #start(): Promise<void> {
    const starting = Array.from({ length: this.#wanted }, () => this.#startWorker());
    await Promise.all(starting);
  }

  /** Adds a worker to the pool once it is ready; leaves it out when it cannot be made. */
  #startWorker(): Promise<void> {
    return new Promise((resolve) => {
      let worker: BatchWorker;
      try {
        worker = this.#spawn();
      } catch {
        // No workers here (no such API, or forbidden by policy): the calling thread does the work.
        resolve();
        return;
      }
      const tooLong = setTimeout(() => {
        worker.terminate();
        resolve();
      }, START_TIMEOUT_MS);
      const settle = (): void => {
        clearTimeout(tooLong);
        resolve();
      };
      worker.listen(
        (response) => {
          if (response.type !== "ready") return this.#onResponse(worker, response);
          if (this.#closed) worker.terminate();
          else this.#admit(worker);
          settle();
        },
        (error) => {
          worker.terminate();
          this.#drop(worker, error);
          settle();
        },
      );
    });
  }

  #admit(worker: BatchWorker): void {
    this.#all.add(worker);
    this.#idle.push(worker);
  }

  #take(): Promise<BatchWorker | undefined> {
    const worker = this.#idle.pop();
    if (worker !== undefined || this.#all.size === 0) return Promise.resolve(worker);
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
    });
  }

  #giveBack(worker: BatchWorker): void {
    const next = this.#waiting.shift();
    if (next) next(worker);
    else this.#idle.push(worker);
  }

  #runOn(worker: BatchWorker, job: BatchJob): Promise<BatchResult> {
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { resolve, reject });
      worker.post({ id, job }, [job.data.buffer]);
    });
  }

  #onResponse(worker: BatchWorker, response: Exclude<WorkerResponse, { type: "ready" }>): void {
    const pending = this.#pending.get(response.id);
    this.#pending.delete(response.id);
    this.#giveBack(worker);
    if (response.type === "done") pending?.resolve(response.result);
    else pending?.reject(workerFailed(response.reason));
  }

  /** A worker died: what it held is lost, so everything under way fails; later jobs run on the calling thread. */
  #drop(worker: BatchWorker, error: Error): void {
    if (!this.#all.delete(worker)) return;
    const position = this.#idle.indexOf(worker);
    if (position >= 0) this.#idle.splice(position, 1);
    this.#failPending(error.message);
    if (this.#all.size === 0) this.#releaseWaiting();
  }

  #failPending(reason: string): void {
    for (const pending of this.#pending.values()) pending.reject(workerFailed(reason));
    this.#pending.clear();
  }

  #releaseWaiting(): void {
    for (const resolve of this.#waiting.splice(0)) resolve(undefined);
  }
}

function workerFailed(reason: string): ArtifactError {
  return new ArtifactError("Artifact_WorkerFailed", `A worker that encrypts or checks the file failed: ${reason}.`);
}

function defaultWorkers(): number {
  return Math.min(MAX_DEFAULT_WORKERS, globalThis.navigator?.hardwareConcurrency ?? 1);
}
