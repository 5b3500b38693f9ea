/** `npm run db:migrate`: brings the database up to date and says where it stands. */
import { databaseStatus } from "@/lib/database/database";
import { runCommand } from "./run";

await runCommand(async () => {
  const { mode, version, migration } = await databaseStatus();
  console.log(`The ${mode} database (PostgreSQL ${version}) is at migration ${migration ?? "none"}.`);
  return 0;
});
