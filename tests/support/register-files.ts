/** Files of registers as people send them, read by the product's own import. */
import type { RegisterKey } from "@/db/enums";
import type { Ctx } from "@/lib/core/context";
import { runRegisterImport } from "@/lib/import/entries/run";

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
