/** Counts the bytes that are sent to IPFS. */
export function countingUploads(): { bytes: number } & AsyncDisposable {
  const { fetch } = globalThis;
  const traffic = {
    bytes: 0,
    [Symbol.asyncDispose]: async () => void (globalThis.fetch = fetch),
  };
  globalThis.fetch = (input, init) => {
    if (typeof input === "string" && input.includes("/dag/import")) traffic.bytes += (init?.body as Uint8Array).length;
    return fetch(input, init);
  };
  return traffic;
}
