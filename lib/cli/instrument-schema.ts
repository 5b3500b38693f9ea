/** Writes the published JSON Schema of instrument files: `node --conditions=react-server --import tsx lib/cli/instrument-schema.ts`. */
import { writeFileSync } from "node:fs";
import { instrumentJsonSchema } from "@/lib/instruments/json-schema";

const FILE = "public/schemas/gpat-instrument-1.json";
writeFileSync(FILE, instrumentJsonSchema());
console.log(`Wrote ${FILE}`);
