import assert from "node:assert/strict";
import { MarketError } from "../../src/errors/index.ts";

/** The error that a promise fails with. It must be a sentence of the library with this code. */
export async function failsWith(promise: Promise<unknown>, code: string): Promise<MarketError> {
  const error = await promise.then(
    () => assert.fail(`it should have failed with ${code}`),
    (caught: unknown) => caught,
  );
  assert.ok(error instanceof MarketError, String(error));
  assert.equal(error.code, code, error.message);
  return error;
}
