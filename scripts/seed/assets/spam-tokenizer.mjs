/**
 * Turns a short message into the feature vector of the SMS spam classifier: hashed tokens, no vocabulary, no dependency.
 *
 * As a module:     import { featureVector } from "./spam-tokenizer.mjs";
 *                  const input = featureVector("Free entry, text WIN to 80086");     // Float32Array of 4,096 numbers
 * From the shell:  node spam-tokenizer.mjs < messages.txt                            // one message a line, svmlight out
 *
 * Tokens: words in lower case (letters and apostrophes), runs of digits as `#` and their length (`80086` becomes `#5`),
 * the signs ! ? £ $ €. Each token counts once. It goes to the bucket FNV-1a-32(UTF-8 bytes) mod 4,096. The vector has
 * length 1: every used bucket holds 1 / sqrt(number of used buckets).
 *
 * SPDX-License-Identifier: MIT
 */
import { createInterface } from "node:readline";
import { argv, stdin, stdout } from "node:process";
import { fileURLToPath } from "node:url";

/** Length of the feature vector. */
export const BUCKETS = 4096;

const TOKEN = /\p{L}[\p{L}\p{M}'’]*|\p{N}+|[!?£$€]/gu;
const utf8 = new TextEncoder();

/**
 * @param {string} text
 * @returns {string[]} tokens in the order of the text
 */
export function tokenize(text) {
  return (text.match(TOKEN) ?? []).map((token) =>
    /^\p{N}/u.test(token) ? `#${token.length}` : token.toLowerCase().replaceAll("’", "'"),
  );
}

/**
 * @param {string} token
 * @returns {number} bucket, 0 to 4,095
 */
export function bucketOf(token) {
  let hash = 0x811c9dc5;
  for (const byte of utf8.encode(token)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash % BUCKETS;
}

/**
 * @param {string} text
 * @returns {number[]} the buckets in use, ascending, each once
 */
export function buckets(text) {
  return [...new Set(tokenize(text).map(bucketOf))].sort((a, b) => a - b);
}

/**
 * @param {string} text
 * @returns {Float32Array} 4,096 numbers, the classifier's input row
 */
export function featureVector(text) {
  const used = buckets(text);
  const vector = new Float32Array(BUCKETS);
  for (const bucket of used) vector[bucket] = 1 / Math.sqrt(used.length);
  return vector;
}

/**
 * @param {string} text
 * @param {string} [label] first column
 * @returns {string} one row in svmlight format, features numbered from 1
 */
export function svmlightRow(text, label = "0") {
  const used = buckets(text);
  const value = (1 / Math.sqrt(used.length)).toFixed(6);
  return [label, ...used.map((bucket) => `${bucket + 1}:${value}`)].join(" ");
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  for await (const line of createInterface({ input: stdin })) stdout.write(`${svmlightRow(line)}\n`);
}
