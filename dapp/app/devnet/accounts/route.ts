import { DEVNET_CHAIN_ID } from "@ftns-market/sdk/chain";
import { siteConfig } from "@/lib/server/config";

export const dynamic = "force-dynamic";

/** The funded accounts of the devnet that this site belongs to; not there on any other chain. */
export function GET(): Response {
  const accounts = process.env["FTNS_DEVNET_ACCOUNTS"];
  if (siteConfig().chain.id !== DEVNET_CHAIN_ID || accounts === undefined) {
    return new Response("This site does not belong to a devnet.", { status: 404 });
  }
  return new Response(accounts, { headers: { "content-type": "application/json" } });
}
