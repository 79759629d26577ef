const TIMEOUT_MS = 5_000;

/** Posts JSON and reads JSON. @throws Error on a status of 400 or more, and after 5 s without an answer. */
export async function postJson<Answer>(url: string, body?: unknown): Promise<Answer> {
  const response = await fetch(url, {
    method: "POST",
    headers: body === undefined ? {} : { "content-type": "application/json" },
    body: body === undefined ? undefined : JSON.stringify(body),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as Answer;
}

/** One GraphQL query. @throws Error when the answer holds errors. */
export async function queryGraph<Data>(url: string, query: string): Promise<Data> {
  const { data, errors } = await postJson<{ data?: Data; errors?: { message: string }[] }>(url, { query });
  if (data === undefined || data === null || errors !== undefined) {
    throw new Error(`${url}: ${errors?.map(({ message }) => message).join("; ") ?? "no data"}`);
  }
  return data;
}

/** One JSON-RPC call. @throws Error with the message of the node. */
export async function callRpc<Result>(url: string, method: string, params: readonly unknown[] = []): Promise<Result> {
  const request = { jsonrpc: "2.0", id: 1, method, params };
  const { result, error } = await postJson<{ result?: Result; error?: { message: string } }>(url, request);
  if (error !== undefined) throw new Error(`${method}: ${error.message}`);
  return result as Result;
}
