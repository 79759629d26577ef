import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { it } from "node:test";
import { fileURLToPath } from "node:url";

const PROBE = fileURLToPath(new URL("./memory-probe.ts", import.meta.url));
/** What the garbage collector may leave lying about. */
const SLACK_MB = 90;

const peakOf = (mebibytes: number): number =>
  Number(execFileSync(process.execPath, [PROBE, String(mebibytes)], { encoding: "utf8" }));

it("memory stays flat: 240 MiB take hardly more than 24 MiB, encrypted and decrypted", () => {
  const [small, large] = [peakOf(24), peakOf(240)];
  assert.ok(large - small < SLACK_MB, `${small} MB for 24 MiB, ${large} MB for 240 MiB`);
});
