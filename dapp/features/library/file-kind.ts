/** What is known of a file by its name and media type: what may be done with it here. */
export type FileKind = "onnx" | "pickle" | "other";

/** Formats that run code when they are opened: Python's pickle and what wraps it. */
const PICKLE = /\.(pkl|pickle|pt|pth|joblib|ckpt)$/i;

/** @param name file name of the metadata; @param mediaType of the metadata: both are the seller's word */
export function fileKind(name: string | null | undefined, mediaType: string | null | undefined): FileKind {
  const type = mediaType?.toLowerCase() ?? "";
  if (PICKLE.test(name ?? "") || type.includes("pickle") || type.includes("pytorch")) return "pickle";
  if (/\.onnx$/i.test(name ?? "") || type.includes("onnx")) return "onnx";
  return "other";
}
