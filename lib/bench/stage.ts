/** One installation under measurement: an embedded database with data of one size, and the server on it. */
import "server-only";
import { rmSync } from "node:fs";
import { type Database, openDatabase } from "@/db/client";
import { migrateDatabase } from "@/db/migrate";
import { migrationsFolder } from "@/lib/database/database";
import { openEmbedded } from "@/lib/database/launcher";
import { prepareDatabase } from "@/lib/database/prepare";
import { type DataSize, seedBench } from "./seed";
import { type BenchServer, startServer } from "./server";

export type Stage = {
  size: DataSize;
  dataDir: string;
  database: Database;
  server: BenchServer;
  /** Stops everything and removes the data. */
  end: () => Promise<void>;
};

/** Makes the data and starts the server. */
export async function openStage(dataDir: string, port: number, size: DataSize): Promise<Stage> {
  const embedded = await openEmbedded(dataDir);
  const database = openDatabase({ ...embedded.connection, application_name: "bench" });
  await migrateDatabase(embedded.connection, migrationsFolder(), () => prepareDatabase(database));
  await seedBench(database, size);
  const server = await startServer(dataDir, port);
  return {
    size,
    dataDir,
    database,
    server,
    end: async () => {
      await server.stop();
      await database.close();
      await embedded.leave();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
