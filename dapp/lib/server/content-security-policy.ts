import type { SiteConfig } from "@/lib/config";

/** Where WalletConnect relays messages; contacted only when a project id is configured. */
const WALLETCONNECT = ["wss://relay.walletconnect.com", "wss://relay.walletconnect.org"];

/**
 * The content security policy of a page. Scripts run by nonce only; WebAssembly is hashing and models; connections go to the
 * configured chain, index and IPFS and nowhere else.
 * @param nonce of this response
 * @param development Next's development server evaluates strings and talks over a web socket
 */
export function contentSecurityPolicy(config: SiteConfig, nonce: string, development: boolean): string {
  const { chain, subgraphUrls, ipfs, walletConnectProjectId } = config;
  const services = [...chain.rpcUrls, ...subgraphUrls, ...ipfs.gatewayUrls, ipfs.uploadUrl ?? []].flat();
  const connect = new Set(services.map((url) => new URL(url).origin));
  if (walletConnectProjectId !== undefined) for (const relay of WALLETCONNECT) connect.add(relay);
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
