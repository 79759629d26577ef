import type { MetadataRoute } from "next";
import { siteConfig } from "@/lib/server/config";

export const dynamic = "force-dynamic";

export default function robots(): MetadataRoute.Robots {
  const { siteUrl } = siteConfig();
  return {
    // Own places of a wallet, and what is no page.
    rules: { userAgent: "*", allow: "/", disallow: ["/library", "/sell", "/funds", "/publish", "/status", "/devnet/"] },
    sitemap: new URL("/sitemap.xml", siteUrl).href,
  };
}
