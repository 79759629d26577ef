import type { SiteConfig } from "@/lib/config";

/**
 * The content security policy of a page. Scripts run by nonce only; WebAssembly is hashing and models; connections go to the
 * configured chain, index, IPFS and relay of WalletConnect and nowhere else.
 * @param nonce of this response
 * @param development Next's development server evaluates strings and talks over a web socket
 */
export function contentSecurityPolicy(config: SiteConfig, nonce: string, development: boolean): string {
  const { chain, subgraphUrls, ipfs, walletConnect } = config;
  const services = [...chain.rpcUrls, ...subgraphUrls, ...ipfs.gatewayUrls, ipfs.uploadUrl, walletConnect?.relayUrl];
  const connect = new Set(services.filter((url) => url !== undefined).map((url) => new URL(url).origin));
  const directives: Record<string, readonly string[]> = {
    "default-src": ["'self'"],
    "script-src": [
      ...["'self'", `'nonce-${nonce}'`, "'strict-dynamic'", "'wasm-unsafe-eval'"],
      ...(development ? ["'unsafe-eval'"] : []),
    ],
    "style-src": ["'self'", development ? "'unsafe-inline'" : `'nonce-${nonce}'`],
    // Positions that the server renders are style attributes, which cannot carry a nonce and cannot run anything.
    "style-src-attr": ["'unsafe-inline'"],
    "img-src": ["'self'", "data:", "blob:"],
    "font-src": ["'self'"],
    "connect-src": ["'self'", ...connect, ...(development ? ["ws:"] : [])],
    "worker-src": ["'self'", "blob:"],
    "object-src": ["'none'"],
    "base-uri": ["'none'"],
    "form-action": ["'self'"],
    "frame-src": ["'none'"],
    "frame-ancestors": ["'none'"],
    "manifest-src": ["'self'"],
  };
  return Object.entries(directives)
    .map(([name, values]) => `${name} ${values.join(" ")}`)
    .join("; ");
}
