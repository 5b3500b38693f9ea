import { z } from "zod";
import { REGISTERS } from "@/db/enums";
import { optionalText, trimmed } from "@/lib/core/field-schemas";
import { NO_COUNTRY } from "@/lib/countries/schema";
import { ENCODINGS } from "../encoding";
import { isMarkMeaning, type MarkMeaning } from "../numbers";

/** What can be imported on a page. */
export const RUN_KINDS = [...REGISTERS, "sources", "ratings"] as const;
export type RunKind = (typeof RUN_KINDS)[number];

const run = z.uuid();
const COLUMN = /^column\.(\d{1,3})$/;
const CONSTANT = /^constant\.([a-z_.]{1,80})$/;
const MARK = /^mark\.(\d{1,3})$/;
const LEFT_OUT = /^left_out\.(\d{1,3})$/;
const TEXT_MAX = 500;
/** The meaning of a mark that is told together with a number. */
export const HIDDEN = "hidden";

/** The fields of the form of a file, beside the file itself. */
export const newRunSchema = z.object({
  kind: z.enum(RUN_KINDS),
  round: optionalText(40),
});
export type NewRun = z.output<typeof newRunSchema>;

const number = z.preprocess(trimmed, z.coerce.number().int().min(0).max(1_000_000).nullable());

/**
 * How a person says a file is to be read: `column.3` names the field of the fourth column, `constant.year` a value for
 * all, `mark.0` a mark with `means.0` and, for what is hidden, `below.0`; `left_out.0` says that rows with `word.0` in
 * `field.0` are left out.
 */
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
  .transform(({ run: id, sheet, headerLine, encoding, decimals, dates, keep, ...form }, check) => {
    const fields: (string | null)[] = [];
    const constants: Record<string, string> = {};
    const marks: Record<string, MarkMeaning> = {};
    const leftOut: Record<string, string[]> = {};
    for (const [name, value] of Object.entries(form)) {
      if (typeof value !== "string" || value.length > TEXT_MAX) continue;
      const column = COLUMN.exec(name)?.[1];
      if (column !== undefined) fields[Number(column)] = value === "" ? null : value;
      const constant = CONSTANT.exec(name)?.[1];
      if (constant !== undefined && value.trim() !== "") constants[constant] = value.trim();
      const mark = MARK.exec(name)?.[1];
      const means = mark === undefined ? "" : typedText(form[`means.${mark}`]);
      if (mark !== undefined && means !== "") {
        const meaning = means === HIDDEN ? `below_${typedText(form[`below.${mark}`])}` : means;
        if (isMarkMeaning(meaning)) marks[value] = meaning;
        else {
          const path = [`${means === HIDDEN ? "below" : "means"}.${mark}`];
          check.addIssue({ code: "custom", path, message: "errors.field.out_of_range" });
        }
      }
      const place = LEFT_OUT.exec(name)?.[1];
      const field = typedText(form[`field.${place}`]);
      if (place !== undefined && field !== "")
        leftOut[field] = [...(leftOut[field] ?? []), typedText(form[`word.${place}`])];
    }
    const mapping = {
      fields: Array.from(fields, (field) => field ?? null),
      constants,
      decimals,
      dates,
      marks,
      ...(Object.keys(leftOut).length === 0 ? {} : { leftOut }),
    };
    return { run: id, sheet, headerLine, encoding, keep, mapping };
  });

function typedText(value: unknown): string {
  return typeof value === "string" && value.length <= TEXT_MAX ? value.trim() : "";
}
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
export const undoBatchSchema = z.object({
  batch: z.uuid(),
  confirmed: z.literal("on", "errors.field.unconfirmed"),
});
