/** Browsers read the file some time after the click. */
const READ_MS = 60_000;

/** Gives the visitor JSON as a file among the downloads. */
export function downloadText(name: string, json: string): void {
  const url = URL.createObjectURL(new Blob([json], { type: "application/json" }));
  const link = Object.assign(document.createElement("a"), { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), READ_MS);
}
