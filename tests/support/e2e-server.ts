/** The application as the browser tests meet it: the production build on a data folder that was empty before. */
import { rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const dataDir = join(tmpdir(), `gpat-e2e-${process.env.PORT ?? ""}`);
rmSync(dataDir, { recursive: true, force: true });
process.env.DATA_DIR = dataDir;
process.env.DATABASE_URL = "";
const { serve } = await import("@/lib/server/serve");
await serve({ development: false });
