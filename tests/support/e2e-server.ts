/** The application as the browser tests meet it: the production build on a demonstration that was just made. */
import { rmSync } from "node:fs";
import { join } from "node:path";
import { E2E_PASSPHRASE, E2E_PORT, e2eDataDir } from "./e2e-place";
import { endServerOf } from "./left-server";

const dataDir = e2eDataDir(E2E_PORT);
await endServerOf(join(dataDir, "postgres"));
rmSync(dataDir, { recursive: true, force: true });
process.env.DATA_DIR = dataDir;
process.env.DATABASE_URL = "";
const { database } = await import("@/lib/database/database");
const { buildDemonstration } = await import("@/lib/demonstration/build");
const { serve } = await import("@/lib/server/serve");
await buildDemonstration(await database(), E2E_PASSPHRASE);
await serve({ development: false, kind: "demonstration" });
