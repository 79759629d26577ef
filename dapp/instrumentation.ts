/** Reads the configuration when the server starts, so that a wrong one stops it with a sentence instead of failing each page. */
export async function register(): Promise<void> {
  if (process.env["NEXT_RUNTIME"] !== "nodejs") return;
  const { siteConfig } = await import("@/lib/server/config");
  siteConfig();
}
