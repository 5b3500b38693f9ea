/**
 * `npm start` and `npm run dev` (`--dev`): opens the database, migrates and prepares it, then runs the
 * web server and the worker beside it and keeps both alive until it is told to stop.
 */
import { log } from "@/lib/core/log";
import { StartError } from "@/lib/core/start-error";
import { closeDatabase } from "@/lib/database/current";
import { serve } from "./serve";

serve({ development: process.argv.includes("--dev") }).catch(async (error: unknown) => {
  if (error instanceof StartError) process.stderr.write(`${error.message}\n`);
  else log().fatal({ err: error }, "the application cannot start");
  await closeDatabase();
  process.exit(1);
});
