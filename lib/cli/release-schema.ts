/** Writes the published JSON Schema of releases: `node --conditions=react-server --import tsx lib/cli/release-schema.ts`. */
import { writeFileSync } from "node:fs";
import { releaseJsonSchema } from "@/lib/releases/format";

const FILE = "public/schemas/gpat-release-1.json";
writeFileSync(FILE, releaseJsonSchema());
console.log(`Wrote ${FILE}`);
