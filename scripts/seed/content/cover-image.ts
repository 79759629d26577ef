import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { initWasm, Resvg } from "@resvg/resvg-wasm";

const require = createRequire(import.meta.url);
const RESVG = require.resolve("@resvg/resvg-wasm/index_bg.wasm");
const FONT = require.resolve("@fontsource-variable/inter/files/inter-latin-wght-normal.woff2");
/** Twice the drawing's size, for sharp screens. */
const WIDTH = 1_280;

let ready: Promise<Uint8Array> | undefined;

/**
 * Paints a drawing. Sites show PNG and the like from strangers, never SVG, which can carry programs.
 * @param svg of the seed's own covers
 * @returns a PNG, the same bytes on every machine
 */
export async function paintCover(svg: string): Promise<Uint8Array> {
  ready ??= Promise.all([readFile(FONT), readFile(RESVG).then((wasm) => initWasm(wasm))]).then(([font]) => font);
  const font = await ready;
  const drawing = new Resvg(svg, {
    fitTo: { mode: "width", value: WIDTH },
    font: { fontBuffers: [font], sansSerifFamily: "Inter Variable", defaultFontFamily: "Inter Variable" },
  });
  const picture = drawing.render();
  const png = picture.asPng();
  picture.free();
  drawing.free();
  return png;
}
