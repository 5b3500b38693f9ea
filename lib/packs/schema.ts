/** What may be sent about a pack of an assessment. Pure, and safe in the browser. */
import { z } from "zod";
import type { RATING_KINDS } from "@/db/enums";
import { assessmentKeySchema } from "@/lib/assessments/schema";

/** The kinds of rating that a pack is made for. */
export const PACK_KINDS = [
  "assessor",
  "second",
  "self",
] as const satisfies readonly (typeof RATING_KINDS)[number][];
export type PackKind = (typeof PACK_KINDS)[number];

/** The ratings that a pack is about, as they stand in an address. */
export const packKeySchema = assessmentKeySchema.extend({ kind: z.enum(PACK_KINDS) });
export type PackKey = z.output<typeof packKeySchema>;

/** Address of the pack of an assessment below the language. */
export function packPath({ round, iso3, kind }: PackKey): string {
  return `/rounds/${round}/${iso3}/pack/${kind}`;
}

/** Where the ratings of a pack are read and written, below the language. */
export function ratingsPath({ round, iso3, kind }: PackKey): string {
  return `/rounds/${round}/${iso3}${kind === "self" ? "/self-assessment" : ""}`;
}

/** One file that came back, in the name of its assessment. */
export const packRunSchema = packKeySchema.extend({ run: z.uuid() });
export type PackRunKey = z.output<typeof packRunSchema>;

/** Whose text a person takes where both changed: the one of the file, or the one that is stored. */
export const PACK_CHOICES = ["file", "stored"] as const;
export type PackChoice = (typeof PACK_CHOICES)[number];

const VERSION = /^version\.(.{1,40})$/;
const CHOICE = /^choice\.(.{1,80})$/;

/**
 * The form under a preview: `version.G2.1` is the version that the person saw, `choice.G2.1.rationale` whose text is
 * taken.
 */
export const applyPackSchema = z
  .looseObject(packRunSchema.shape)
  .transform(({ round, iso3, kind, run, ...form }) => {
    const versions: Record<string, number> = {};
    const choices: Record<string, PackChoice> = {};
    for (const [name, value] of Object.entries(form)) {
      const indicator = VERSION.exec(name)?.[1];
      if (indicator !== undefined && /^\d{1,9}$/.test(String(value))) versions[indicator] = Number(value);
      const place = CHOICE.exec(name)?.[1];
      const choice = PACK_CHOICES.find((one) => one === value);
      if (place !== undefined && choice !== undefined) choices[place] = choice;
    }
    return { round, iso3, kind, run, versions, choices };
  });
export type ApplyPack = z.output<typeof applyPackSchema>;
