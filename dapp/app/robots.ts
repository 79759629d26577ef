import type { MetadataRoute } from "next";
import { siteConfig } from "@/lib/server/config";

export const dynamic = "force-dynamic";

export default function robots(): MetadataRoute.Robots {
  const { siteUrl } = siteConfig();
  return {
    // No pages.
    rules: { userAgent: "*", allow: "/", disallow: ["/status", "/devnet/"] },
    sitemap: new URL("/sitemap.xml", siteUrl).href,
  };
}
