/** Where blocks can be had from. Nobody is believed: every block is checked against its CID. */
export interface IpfsEndpoint {
  /** "kubo": the RPC API of a node (`/api/v0/block/get`); "gateway": a trustless gateway (`/ipfs/<cid>?format=raw`). */
  readonly kind: "kubo" | "gateway";
  /** Without the path, for example `http://127.0.0.1:5001` or `https://ipfs.example`. */
  readonly url: string;
  /** Sent along, for example an authorisation of a pinning service. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Why an endpoint did not give a block. */
export type FailureKind = "status" | "html" | "wrong-bytes" | "too-long" | "timeout" | "unreachable";

/** One failure of one endpoint. */
export interface EndpointFailure {
  readonly endpoint: IpfsEndpoint;
  readonly cid: string;
  readonly kind: FailureKind;
  /** HTTP status, for "status". */
  readonly status?: number;
  /** What happened, in words: "answered 504 (gateway time-out)". */
  readonly words: string;
}

const STATUS_WORDS: Readonly<Record<number, string>> = {
  400: "bad request",
  401: "not authorised",
  403: "forbidden",
  404: "not found",
  408: "request time-out",
  410: "gone",
  429: "too many requests",
  451: "not available for legal reasons",
  500: "server error",
  502: "bad gateway",
  503: "not available now",
  504: "gateway time-out",
};

/** Statuses that say the content is not there, and will not be in a moment. */
const GONE = [404, 410, 451];

/** Whether a failure means that the endpoint does not have the content, so that trying it again is no use. */
export function saysGone(failure: EndpointFailure): boolean {
  return failure.status !== undefined && GONE.includes(failure.status);
}

/** "answered 504 (gateway time-out)" */
export function statusWords(status: number): string {
  const words = STATUS_WORDS[status];
  return words === undefined ? `answered ${status}` : `answered ${status} (${words})`;
}

/** "gateway https://ipfs.example" */
export function endpointName(endpoint: IpfsEndpoint): string {
  return `${endpoint.kind} ${endpoint.url}`;
}

/** The request for one raw block. */
export function blockRequest(endpoint: IpfsEndpoint, cid: string): { url: string; init: RequestInit } {
  const base = endpoint.url.replace(/\/+$/, "");
  const privacy = { credentials: "omit", referrerPolicy: "no-referrer" } as const;
  if (endpoint.kind === "kubo") {
    const init = { method: "POST", headers: endpoint.headers, ...privacy };
    return { url: `${base}/api/v0/block/get?arg=${cid}`, init };
  }
  const headers = { accept: "application/vnd.ipld.raw", ...endpoint.headers };
  return { url: `${base}/ipfs/${cid}?format=raw`, init: { headers, ...privacy } };
}
