import { z } from "zod";
import { REGISTERS } from "@/db/enums";
import { optional, trimmed } from "@/lib/core/field-schemas";
import { NO_COUNTRY } from "@/lib/countries/schema";
import { ENCODINGS } from "../encoding";

/** What can be imported on a page. */
export const RUN_KINDS = [...REGISTERS, "sources", "ratings"] as const;
export type RunKind = (typeof RUN_KINDS)[number];

const run = z.uuid();
const COLUMN = /^column\.(\d{1,3})$/;
const CONSTANT = /^constant\.([a-z_.]{1,80})$/;
const TEXT_MAX = 500;

/** The fields of the form of a file, beside the file itself. */
export const newRunSchema = z.object({
  kind: z.enum(RUN_KINDS),
  round: optional(40),
});
export type NewRun = z.output<typeof newRunSchema>;

const number = z.preprocess(trimmed, z.coerce.number().int().min(0).max(1_000_000).nullable());

/** How a person says a file is to be read: `column.3` names the field of the fourth column, `constant.year` a value for all. */
export const readRunSchema = z
  .looseObject({
    run,
    sheet: number,
    headerLine: number,
    encoding: z.preprocess(trimmed, z.enum(ENCODINGS).nullable()),
    decimals: z.preprocess(trimmed, z.enum(["point", "comma"]).nullable()),
    dates: z.preprocess(trimmed, z.enum(["day_first", "month_first"]).nullable()),
    keep: z.preprocess((value) => value === "on", z.boolean()),
  })
  .transform(({ run: id, sheet, headerLine, encoding, decimals, dates, keep, ...form }) => {
    const fields: (string | null)[] = [];
    const constants: Record<string, string> = {};
    for (const [name, value] of Object.entries(form)) {
      if (typeof value !== "string" || value.length > TEXT_MAX) continue;
      const column = COLUMN.exec(name)?.[1];
      if (column !== undefined) fields[Number(column)] = value === "" ? null : value;
      const constant = CONSTANT.exec(name)?.[1];
      if (constant !== undefined && value.trim() !== "") constants[constant] = value.trim();
    }
    const mapping = { fields: Array.from(fields, (field) => field ?? null), constants, decimals, dates };
    return { run: id, sheet, headerLine, encoding, keep, mapping };
  });
export type ReadRun = z.output<typeof readRunSchema>;

/** What the names of countries in a file stand for: `name.0` with `iso3.0`; `NO_COUNTRY` says that it is none. */
export const decideNamesSchema = z.looseObject({ run }).transform(({ run: id, ...form }) => ({
  run: id,
  names: Object.entries(form).flatMap(([field, name]) => {
    const index = /^name\.(\d{1,3})$/.exec(field)?.[1];
    const iso3 = index === undefined ? undefined : form[`iso3.${index}`];
    return typeof name === "string" && typeof iso3 === "string" && iso3 !== ""
      ? [{ name, iso3: iso3 === NO_COUNTRY ? null : iso3 }]
      : [];
  }),
}));
export type DecideNames = z.output<typeof decideNamesSchema>;

export const runSchema = z.object({ run });
export const undoBatchSchema = z.object({ batch: z.uuid() });
