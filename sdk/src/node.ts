/** What needs Node: files on disk. Everything else is in the main entry and runs in browsers too. */
export { fileStore } from "./agent/file-store.ts";
export { readFileSource, writeFileSink, type FileSource } from "./artifact/node-file.ts";
export { loadKeystoreFile, saveKeystoreFile } from "./delivery/keystore-file.ts";
export { downloadToFile } from "./ipfs/node-download.ts";
