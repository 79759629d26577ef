import type { TarEntry } from "./tar";

const HEAD_SIZE = 4_096;
/** Nothing but a pickle is called that. */
const BY_NAME = /\.(pkl|pickle|pt|pth|ckpt|joblib)$/i;
/** Other things are called that, too, so the first bytes decide. */
const BY_CONTENT = /(\.(bin|dat|model|npy|npz)|\/[^./]+|^[^./]+)$/i;
const PICKLE = 0x80;
const [OLDEST_PROTOCOL, NEWEST_PROTOCOL] = [2, 5];

/** Whether a file is a Python pickle, alone or in the archive that PyTorch writes: opening one can run any program. */
export async function isPickle({ path, file }: TarEntry): Promise<boolean> {
  if (BY_NAME.test(path)) return true;
  if (!BY_CONTENT.test(path)) return false;
  const head = new Uint8Array(await file.slice(0, HEAD_SIZE).arrayBuffer());
  const [first, second = 0] = head;
  if (first === PICKLE && second >= OLDEST_PROTOCOL && second <= NEWEST_PROTOCOL) return true;
  const text = new TextDecoder("latin1").decode(head);
  return text.startsWith("PK\u0003\u0004") && text.includes("data.pkl");
}
