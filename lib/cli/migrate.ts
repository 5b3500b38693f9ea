/** `npm run db:migrate`: brings the database up to date and says where it stands. */
import { database, databaseStatus } from "@/lib/database/database";
import { runCommand } from "./run";

await runCommand(async () => {
  await database(); // a new cluster and its migrations take as long as they take; only the question after it has a limit
  const { mode, version, migration } = await databaseStatus();
  console.log(`The ${mode} database (PostgreSQL ${version}) is at migration ${migration ?? "none"}.`);
  return 0;
});
