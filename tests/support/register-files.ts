/** Files of registers as people send them, read by the product's own import. */
import { eq } from "drizzle-orm";
import type { Database } from "@/db/client";
import type { RegisterKey } from "@/db/enums";
import { registerEntries } from "@/db/schema/register";
import { type Ctx, createContext } from "@/lib/core/context";
import { runRegisterImport } from "@/lib/import/entries/run";
import { TEST_NOW } from "./programme";

/** The header of a file of figures. */
export const FIGURES = "country,reporting_body,year,indicator,dimension,sex,age,value,unit";

/** A line of such a file: the detected victims of a year. */
export const figure = (iso3: string, year: number | string, value: number | string) =>
  `${iso3},Police,${year},detected_victims,total,total,total,${value},persons`;

/** Imports a file of these lines and gives its outcome. */
export async function run(
  ctx: Ctx,
  register: RegisterKey,
  lines: readonly string[],
  constants = {},
  dryRun = false,
) {
  const file = { name: `${register}.csv`, bytes: Buffer.from(lines.join("\n")) };
  return (await runRegisterImport(ctx, register, file, { constants, dryRun })).outcome;
}

/** The batch that an import made. Throws where it made none. */
export function batchOf(outcome: Awaited<ReturnType<typeof run>>): string {
  if (outcome.status !== "done") throw new Error(JSON.stringify(outcome));
  return outcome.batch;
}

/** The product itself, a while after the day of the tests. */
export const system = (db: Database, later = 0) =>
  createContext(db, { kind: "system", job: "import" }, new Date(TEST_NOW.getTime() + later));

/** How many entries a register holds. */
export const countOf = (db: Database, register: RegisterKey) =>
  db.read.$count(registerEntries, eq(registerEntries.register, register));
