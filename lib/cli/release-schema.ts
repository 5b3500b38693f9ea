/** Writes the published JSON Schemas of releases: `node --conditions=react-server --import tsx lib/cli/release-schema.ts`. */
import { writeFileSync } from "node:fs";
import { RELEASE_SCHEMA_PATHS, type ReleaseFormat, releaseJsonSchema } from "@/lib/releases/format";

for (const format of Object.keys(RELEASE_SCHEMA_PATHS) as ReleaseFormat[]) {
  const file = `public${RELEASE_SCHEMA_PATHS[format]}`;
  writeFileSync(file, releaseJsonSchema(format));
  console.log(`Wrote ${file}`);
}
