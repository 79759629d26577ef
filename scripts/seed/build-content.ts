// Builds the seed's files without a chain, to look at them: node scripts/seed/build-content.ts [folder]
import { argv } from "node:process";

import { buildSeedContent } from "./index.ts";

const folder = argv[2] ?? "build/seed";
const assets = await buildSeedContent(folder);
console.table(
  assets.map(({ category, key, encrypted, artifact, metrics: [first] }) => ({
    category,
    key,
    delivery: encrypted ? "encrypted" : "open",
    file: artifact.name,
    bytes: artifact.size,
    figure: first ? `${first.name} ${first.value.toFixed(4)} (${first.split})` : "",
  })),
);
console.log(`${assets.length} assets in ${folder}`);
