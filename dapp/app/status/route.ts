import { queries } from "@ftns-market/sdk";
import { serverMarket } from "@/lib/server/market";

export const dynamic = "force-dynamic";

/** How far the index is behind the chain, as this server sees both. */
export async function GET(request: Request): Promise<Response> {
  try {
    return Response.json(await queries.readIndexStatus(serverMarket(), request.signal));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return Response.json({ message }, { status: 503 });
  }
}
