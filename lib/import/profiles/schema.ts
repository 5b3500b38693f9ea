import { z } from "zod";
import { isMarkMeaning } from "../numbers";

const KIND_FORM = /^[a-z][a-z_]{0,39}$/;
const COLUMNS_MAX = 500;
const NAME_LENGTH_MAX = 500;
const WORDS_MAX = 200;
const text = z.string().max(NAME_LENGTH_MAX);

/** How the columns of one layout are read; see `StoredMapping` of the schema. */
export const mappingField = z.object({
  fields: z.array(text.nullable()).max(COLUMNS_MAX),
  constants: z.record(text, text),
  decimals: z.enum(["point", "comma"]).nullable(),
  dates: z.enum(["day_first", "month_first"]).nullable(),
  marks: z.record(text, text.refine(isMarkMeaning, "errors.field.invalid")),
  leftOut: z.record(text, z.array(text).max(WORDS_MAX)).optional(),
});

/** A mapping to be kept for the next file of its layout. */
export const saveProfileInput = z
  .object({
    kind: z.string().regex(KIND_FORM, "errors.field.invalid"),
    header: z.array(text).min(1).max(COLUMNS_MAX),
    mapping: mappingField,
    /** Version of the profile that is changed; 0 where there was none. */
    version: z.number().int().min(0),
  })
  .refine(({ header, mapping }) => mapping.fields.length === header.length, "errors.field.invalid");
export type SaveProfileInput = z.output<typeof saveProfileInput>;
