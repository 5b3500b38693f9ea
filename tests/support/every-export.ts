/** Prints every export of an installation, as the command of each kind makes it: `every-export.ts ROUND`. */
import { REGISTERS } from "@/db/enums";
import { createContext } from "@/lib/core/context";
import { closeDatabase } from "@/lib/database/current";
import { database } from "@/lib/database/database";
import { exportRegister } from "@/lib/export/registers";
import { exportRatings, exportSources } from "@/lib/export/tables";

const [round = ""] = process.argv.slice(2);
const ctx = createContext(await database(), { kind: "system", job: "export" }, new Date());
const tables: Record<string, unknown> = {
  ratings: await exportRatings(ctx, round),
  sources: await exportSources(ctx),
};
for (const register of REGISTERS) tables[register] = await exportRegister(ctx, register);
console.log(JSON.stringify(tables));
await closeDatabase();
