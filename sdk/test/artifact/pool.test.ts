import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { BATCH_SIZE, BatchPool, encryptArtifact, type BatchWorker } from "../../src/artifact/index.ts";
import { collect, encryptPlainly, KEY, sampleFile } from "./samples.ts";

const file = sampleFile(4 * BATCH_SIZE);

/** A worker that never gets ready, and breaks when `breaks` says so. */
function brokenWorker(breaks: (fail: (error: Error) => void) => void): BatchWorker {
  return {
    post: () => assert.fail("a worker that is not ready got work"),
    listen: (_onResponse, onFailure) => breaks(onFailure),
    terminate: () => undefined,
  };
}

describe("BatchPool", () => {
  it("starts no worker for a single batch, and the wanted number for more", async () => {
    const pool = new BatchPool({ workers: 2 });
    await collect(encryptArtifact(sampleFile(100), KEY, { pool }).ciphertext);
    assert.equal(pool.workers, 0);
    await collect(encryptArtifact(file, KEY, { pool }).ciphertext);
    assert.equal(pool.workers, 2);
    pool.close();
    assert.equal(pool.workers, 0);
  });

  it("works on the calling thread where workers cannot be made or loaded", async () => {
    const spawns = [
      () => {
        throw new Error("forbidden by policy");
      },
      () => brokenWorker((fail) => setTimeout(() => fail(new Error("not found")), 5)),
    ];
    for (const spawn of spawns) {
      const pool = new BatchPool({ workers: 2, spawn });
      const ciphertext = await collect(encryptArtifact(file, KEY, { pool }).ciphertext);
      assert.deepEqual(ciphertext, new Uint8Array(encryptPlainly(file).ciphertext));
      assert.equal(pool.workers, 0);
      pool.close();
    }
  });

  it("fails in words when a worker dies at work, and goes on without it afterwards", async () => {
    const spawn = (): BatchWorker => {
      let die: (error: Error) => void;
      return {
        post: () => die(new Error("out of memory")),
        listen(onResponse, onFailure) {
          die = onFailure;
          onResponse({ type: "ready" });
        },
        terminate: () => undefined,
      };
    };
    const pool = new BatchPool({ workers: 1, spawn });
    await assert.rejects(collect(encryptArtifact(file, KEY, { pool }).ciphertext), {
      code: "Artifact_WorkerFailed",
      message: /out of memory/,
    });
    const ciphertext = await collect(encryptArtifact(file, KEY, { pool }).ciphertext);
    assert.deepEqual(ciphertext, new Uint8Array(encryptPlainly(file).ciphertext));
    pool.close();
  });

  it("does on the calling thread what waited for a worker that died", async () => {
    let fail: (error: Error) => void = () => undefined;
    const spawn = (): BatchWorker => ({
      post: () => void setTimeout(() => fail(new Error("killed")), 20),
      listen(onResponse, onFailure) {
        fail = onFailure;
        onResponse({ type: "ready" });
      },
      terminate: () => undefined,
    });
    const pool = new BatchPool({ workers: 1, spawn });
    const job = () => ({ kind: "hash", firstLeaf: 0, data: new Uint8Array(10) }) as const;
    const [here, lost, waiting] = await Promise.allSettled([pool.run(job()), pool.run(job()), pool.run(job())]);
    assert.deepEqual([here.status, lost.status, waiting.status], ["fulfilled", "rejected", "fulfilled"]);
    pool.close();
  });

  it("passes on what fails inside a worker", async () => {
    const pool = new BatchPool({ workers: 1 });
    const job = { kind: "encrypt", firstLeaf: 0, data: new Uint8Array(10), key: new Uint8Array(32) } as const;
    await pool.run({ ...job, data: new Uint8Array(10) });
    const broken = { ...job, data: new Uint8Array(10), firstLeaf: 0.5 };
    await assert.rejects(pool.run(broken), { code: "Artifact_WorkerFailed" });
    assert.equal((await pool.run(job)).data.length, 10);
    pool.close();
    await assert.rejects(pool.run(job), { code: "Artifact_WorkerFailed", message: /closed/ });
  });
});
