import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";
import type { ReadStream } from "node:tty";
import { isHex, type Hex } from "viem";

/** Where secrets come from. */
export interface SecretSource {
  /** @throws Error when there is nobody to ask */
  ask(what: string, variable: string): Promise<string>;
}

/** Takes secrets from the environment, or asks at the terminal without showing what is typed. */
export function secretSource(
  env: Readonly<Record<string, string | undefined>>,
  input: NodeJS.ReadStream | ReadStream = process.stdin,
): SecretSource {
  return {
    async ask(what, variable) {
      const given = env[variable];
      if (given !== undefined && given !== "") return given;
      if (!input.isTTY) throw new Error(`${what} is needed: set ${variable}, or run this at a terminal.`);
      process.stderr.write(`${what}: `);
      const hidden = new Writable({ write: (_chunk, _encoding, done) => done() });
      const reader = createInterface({ input, output: hidden, terminal: true });
      try {
        return await reader.question("");
      } finally {
        reader.close();
        process.stderr.write("\n");
      }
    },
  };
}

/** @throws Error that does not repeat the key */
export function parsePrivateKey(text: string): Hex {
  const trimmed = text.trim();
  const key = trimmed.startsWith("0x") ? trimmed : `0x${trimmed}`;
  if (isHex(key) && key.length === 66) return key;
  throw new Error("That is not a private key: it has 64 hexadecimal digits.");
}
