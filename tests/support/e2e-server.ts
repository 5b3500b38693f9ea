/** The application as the browser tests meet it: the production build on a data folder that was empty before. */
import { rmSync } from "node:fs";
import { e2eDataDir } from "./e2e-place";

const dataDir = e2eDataDir(Number(process.env.PORT));
rmSync(dataDir, { recursive: true, force: true });
process.env.DATA_DIR = dataDir;
process.env.DATABASE_URL = "";
const { serve } = await import("@/lib/server/serve");
await serve({ development: false });
