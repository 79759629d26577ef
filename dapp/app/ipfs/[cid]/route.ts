import { downloadSmallFile, IpfsError } from "@ftns-market/sdk/ipfs";
import { imageType } from "@/lib/server/image";
import { serverMarket } from "@/lib/server/market";

const MAX_SIZE = 2 * 1_048_576;
const TIMEOUT_MS = 8_000;

const SAFE = {
  // Opened by itself, it is a picture and nothing more.
  "content-security-policy": "sandbox; default-src 'none'",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-resource-policy": "same-origin",
};

/** A transparent picture of one dot. */
const EMPTY = Buffer.from("R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==", "base64");

/**
 * An image from IPFS: every block checked against the CID, at most 2 MiB, a picture by its first bytes. Else 404; to an image
 * element an empty picture, so that the pattern below it shows in place of the sign for a broken one.
 */
export async function GET(request: Request, { params }: { params: Promise<{ cid: string }> }): Promise<Response> {
  const { cid } = await params;
  const endpoints = serverMarket().ipfs?.endpoints ?? [];
  try {
    const bytes = await downloadSmallFile(cid, {
      ...{ endpoints, maxSize: MAX_SIZE, timeoutMs: TIMEOUT_MS, rounds: 1, signal: request.signal },
    });
    const type = imageType(bytes);
    if (type === undefined) return missing(request, "public, max-age=31536000, immutable");
    const caching = { "cache-control": "public, max-age=31536000, immutable", etag: `"${cid}"` };
    return new Response(bytes, { headers: { ...SAFE, ...caching, "content-type": type } });
  } catch (error) {
    if (error instanceof IpfsError) return missing(request, "public, max-age=60");
    throw error;
  }
}

function missing(request: Request, caching: string): Response {
  const headers = { ...SAFE, "cache-control": caching, vary: "sec-fetch-dest" };
  if (request.headers.get("sec-fetch-dest") === "image") {
    return new Response(EMPTY, { headers: { ...headers, "content-type": "image/gif" } });
  }
  return new Response("There is no image here.", {
    status: 404,
    headers: { ...headers, "content-type": "text/plain; charset=utf-8" },
  });
}
