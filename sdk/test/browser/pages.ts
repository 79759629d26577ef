import { build, type Metafile } from "esbuild";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";

const HERE = new URL("./", import.meta.url);
const WORKER = new URL("../../src/artifact/worker/browser-worker.ts", import.meta.url);
const ONNX_RUNTIME = createRequire(import.meta.url).resolve("onnxruntime-web/ort-wasm-simd-threaded.wasm");
const page = (script: string): string => `<!doctype html><meta charset="utf-8"><title>test</title>${script}`;
// What a page of the market allows: no foreign code, no eval; WebAssembly has to be named.
const STRICT = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src *";
const NO_WASM = "default-src 'none'; script-src 'self'; worker-src 'self'; connect-src *";
const NO_WORKERS = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'none'; connect-src *";

export interface Pages extends AsyncDisposable {
  readonly url: string;
  readonly metafile: Metafile;
}

/** Bundles the client library as a dApp does, and serves pages with it under three content security policies. */
export async function servePages(): Promise<Pages> {
  const common = { bundle: true, format: "esm", platform: "browser", target: "es2022", write: false } as const;
  const app = await build({
    ...common,
    entryPoints: [fileURLToPath(new URL("./in-page.ts", HERE))],
    ...{ outdir: "/assets", splitting: true, minify: true, metafile: true },
  });
  const worker = await build({ ...common, entryPoints: [fileURLToPath(WORKER)], minify: true });
  const scripts = new Map(app.outputFiles.map((file) => [file.path, file.text]));
  // Where the bundled `new URL("./browser-worker.ts", import.meta.url)` points to; bundlers for dApps rewrite it themselves.
  scripts.set("/assets/browser-worker.ts", worker.outputFiles[0]!.text);

  const server = createServer((request, response) => {
    const path = request.url ?? "/";
    const policies: Record<string, string> = { "/": STRICT, "/no-wasm": NO_WASM, "/no-workers": NO_WORKERS };
    const policy = policies[path];
    const script = scripts.get(path);
    if (policy !== undefined) {
      response.writeHead(200, { "content-type": "text/html", "content-security-policy": policy });
      response.end(page(`<script type="module" src="/assets/in-page.js"></script>`));
    } else if (path === "/onnxruntime.wasm") {
      response.writeHead(200, { "content-type": "application/wasm" }).end(readFileSync(ONNX_RUNTIME));
    } else if (script !== undefined) {
      response.writeHead(200, { "content-type": "text/javascript" }).end(script);
    } else {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    metafile: app.metafile,
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
