/**
 * `npm run demo`: builds the product where needed, makes the demonstration where the database is empty, and serves
 * it. Uses DATA_DIR (default `.data/demo`) or a DATABASE_URL that is empty or holds the demonstration already.
 */
import { environment, preferDataDir } from "@/lib/core/env";
import { log } from "@/lib/core/log";
import { requireNode } from "@/lib/core/node-version";
import { StartError } from "@/lib/core/start-error";
import { closeDatabase } from "@/lib/database/current";
import { database } from "@/lib/database/database";
import { DEMONSTRATION_ACCOUNTS } from "@/lib/demonstration/accounts";
import { buildDemonstration, demonstrationPlace } from "@/lib/demonstration/build";
import { keepPassphrase, keptPassphrase, newPassphrase } from "@/lib/demonstration/passphrase";
import { fileStore } from "@/lib/files/installation-store";
import { serve } from "@/lib/server/serve";
import { isBuildStale, makeBuild } from "./production-build";

/** Exit status after an interruption, as shells count it. */
const INTERRUPTED = 130;

preferDataDir(".data/demo");

/** Makes the demonstration where there is none. Returns its passphrase, null where it is kept elsewhere. */
async function demonstration(): Promise<string | null> {
  const { dataDir, databaseUrl } = environment();
  const place = databaseUrl === undefined ? dataDir : "the database of DATABASE_URL";
  const current = await database();
  switch (await demonstrationPlace(current)) {
    case "foreign":
      throw new StartError(
        `There is something else in ${place}; the demonstration is made in an empty one only.`,
      );
    case "unfinished":
      throw new StartError(
        databaseUrl === undefined
          ? `The demonstration in ${place} was not made to its end; delete that folder and start again.`
          : `The demonstration in ${place} was not made to its end; empty it and start again.`,
      );
    case "built":
      return keptPassphrase(dataDir);
    case "empty": {
      const passphrase = newPassphrase();
      keepPassphrase(dataDir, passphrase);
      console.log("Making the demonstration; this takes about a minute, once.");
      await buildDemonstration(current, passphrase, { files: fileStore() });
      return passphrase;
    }
  }
}

/** Does the work, and leaves the database in order where it is interrupted. */
async function interruptible<T>(work: () => Promise<T>): Promise<T> {
  const stop = () => void closeDatabase().finally(() => process.exit(INTERRUPTED));
  process.once("SIGINT", stop).once("SIGTERM", stop);
  try {
    return await work();
  } finally {
    process.off("SIGINT", stop).off("SIGTERM", stop);
  }
}

async function main(): Promise<void> {
  requireNode();
  const root = process.cwd();
  if (isBuildStale(environment().nextDistDir, root)) await makeBuild(root);
  const passphrase = await interruptible(demonstration);
  await serve({
    development: false,
    kind: "demonstration",
    announce: [
      `Accounts: ${DEMONSTRATION_ACCOUNTS.map(({ email }) => email).join(" ")}`,
      `Passphrase: ${passphrase ?? "kept in the DATA_DIR from which this demonstration was made"}`,
    ],
  });
}

main().catch(async (error: unknown) => {
  if (error instanceof StartError) process.stderr.write(`${error.message}\n`);
  else log().fatal({ err: error }, "the demonstration cannot start");
  await closeDatabase();
  process.exit(1);
});
