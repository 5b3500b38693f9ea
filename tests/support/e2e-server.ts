/** The application as the browser tests meet it: the production build on a demonstration that was just made. */
import { chmodSync, cpSync, rmSync } from "node:fs";
import { join } from "node:path";
import { E2E_PASSPHRASE, E2E_PORT, e2eCanaryDir, e2eCopyDir, e2eDataDir, e2eReadDir } from "./e2e-place";
import { endServerOf } from "./left-server";

const dataDir = e2eDataDir(E2E_PORT);
const copyDirs = [e2eCopyDir(E2E_PORT), e2eCanaryDir(E2E_PORT), e2eReadDir(E2E_PORT)];
for (const folder of [dataDir, ...copyDirs]) {
  await endServerOf(join(folder, "postgres"));
  rmSync(folder, { recursive: true, force: true });
}
process.env.DATA_DIR = dataDir;
process.env.DATABASE_URL = "";
// While it is made no commit waits for the disk. What is copied and served was written when its server stopped in order.
process.env.PGOPTIONS = "-c synchronous_commit=off";
const { closeDatabase } = await import("@/lib/database/current");
const { database } = await import("@/lib/database/database");
const { buildDemonstration } = await import("@/lib/demonstration/build");
const { fileStore } = await import("@/lib/files/installation-store");
const { serve } = await import("@/lib/server/serve");
await buildDemonstration(await database(), E2E_PASSPHRASE, { files: fileStore() });
await closeDatabase();
delete process.env.PGOPTIONS;
for (const copyDir of copyDirs) {
  cpSync(dataDir, copyDir, { recursive: true });
  chmodSync(join(copyDir, "postgres"), 0o700); // PostgreSQL takes no folder that others may read
  rmSync(join(copyDir, "socket-folder")); // the copy gets one of its own
}
await serve({ development: false, kind: "demonstration" });
