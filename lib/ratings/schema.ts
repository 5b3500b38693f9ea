/** What may be sent about a rating, and what a screen gets of it. Pure, and safe in the browser. */
import { z } from "zod";
import {
  CHANGE_CAUSES,
  type ChangeCause,
  type CitationShows,
  type CitationStance,
  CONFIDENCES,
  NOT_ASSESSED_REASONS,
  RATING_KINDS,
  RATING_STATES,
  type RatingKind,
  type SourceType,
} from "@/db/enums";
import type { ChangedValue } from "@/lib/audit/lines";
import { pageNumber } from "@/lib/core/field-schemas";
import type { CitationView, ConfidenceView } from "./evidence";
import { LONG_TEXT_MAX, type RatingFieldName, SHORT_TEXT_MAX } from "./fields";

const blankToNull = (value: unknown) => (typeof value === "string" && value.trim() === "" ? null : value);

/** Plain text; blank is null. Spaces at the ends are cut, line ends become LF. */
const text = (max: number) =>
  z.preprocess(
    (value) => blankToNull(typeof value === "string" ? value.replaceAll("\r\n", "\n").trim() : value),
    z.string("wrong_type").max(max, "too_long").nullable(),
  );

const choice = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  z.preprocess(blankToNull, z.enum(values, "not_in_list").nullable());

const plainDay = z.preprocess(blankToNull, z.iso.date("not_a_day").nullable());

/**
 * A level as JSON number or, from a form, as its text. Blank is null and never 0.
 * Whether it is on the scale is for the edition to say.
 */
const level = z.preprocess((value) => {
  if (typeof value !== "string") return value;
  const typed = value.trim();
  if (typed === "") return null;
  return /^-?\d{1,5}(\.\d{1,3})?$/.test(typed) ? Number(typed) : typed;
}, z.number("not_a_level").nullable());

/** Each field by itself; messages are keys below `rating.problems`. */
export const ratingFieldSchemas = {
  state: choice(RATING_STATES),
  level,
  notAssessedReason: choice(NOT_ASSESSED_REASONS),
  notApplicableReason: text(LONG_TEXT_MAX),
  rationale: text(LONG_TEXT_MAX),
  teamNote: text(LONG_TEXT_MAX),
  /** BCP 47 tag of what was typed. */
  language: z.string("wrong_type").regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, "not_a_language"),
  confidenceLoweredTo: choice(CONFIDENCES),
  confidenceLoweredReason: text(SHORT_TEXT_MAX),
  changeCause: choice(CHANGE_CAUSES),
  overrideReason: text(SHORT_TEXT_MAX),
  searchSources: text(SHORT_TEXT_MAX),
  searchLanguages: text(SHORT_TEXT_MAX),
  searchFrom: plainDay,
  searchTo: plainDay,
  contradictionAnswered: z.boolean("wrong_type"),
  requestWhat: text(SHORT_TEXT_MAX),
  requestOf: text(SHORT_TEXT_MAX),
  requestOn: plainDay,
  requestBy: plainDay,
  requestRefusal: text(SHORT_TEXT_MAX),
} as const satisfies Record<RatingFieldName, z.ZodType>;

/** The touched fields of one save; an unknown field is refused, an absent one was not touched. */
export const ratingFieldsSchema = z.strictObject(ratingFieldSchemas).partial();
export type RatingFields = z.output<typeof ratingFieldsSchema>;

/** The body of `PATCH /api/assessments/ROUND/ISO3/ratings/INDICATOR/KIND`; the fields are parsed one by one after. */
export const saveRatingBody = z.strictObject({ fields: z.record(z.string(), z.unknown()) });

/** The natural key of a rating, as it stands in an address. */
export const ratingKeySchema = z.object({
  round: z.string(),
  iso3: z.string().regex(/^[A-Z]{3}$/),
  indicator: z.string(),
  kind: z.enum(RATING_KINDS),
});
export type RatingKey = z.output<typeof ratingKeySchema>;

/** Which page of a history is meant; the newest changes where the address says nothing else. */
export const historyPageSchema = z.object({ page: pageNumber });

/** `If-Match: "VERSION"` (0 for a new rating) and `Idempotency-Key: UUID` of a save. */
export const saveHeadersSchema = z.object({
  baseVersion: z
    .string()
    .regex(/^"?\d{1,9}"?$/)
    .transform((text) => Number(text.replaceAll('"', ""))),
  mutationId: z.uuid(),
});

/** The value of every field. */
export type FieldValues = { [Field in RatingFieldName]: z.output<(typeof ratingFieldSchemas)[Field]> };

/**
 * The fields of a rating as plain JSON. `teamNote` is absent, not null, where the reader may not see team notes.
 * Version 0 says that nothing was saved yet.
 */
export type SavedRating = Omit<FieldValues, "teamNote"> & {
  indicator: string;
  kind: RatingKind;
  version: number;
  /** ISO 8601 instant of the last change, or null where nothing was saved. */
  updatedAt: string | null;
  teamNote?: string | null;
};

/** A rating for a screen, with the evidence behind it. */
export type RatingView = SavedRating & {
  confidence: ConfidenceView | null;
  citations: readonly CitationView[];
};

/** One field that two people changed; the person who sees it chooses. */
export type FieldConflict = {
  field: RatingFieldName;
  yours: string | number | boolean | null;
  theirs: string | number | boolean | null;
  /** When theirs was saved (ISO 8601). */
  at: string;
  /** The same person saved it, in another window or on another device. */
  isOwn: boolean;
  /** Name of who saved it; null where no account did, as an import by the installation. */
  by: string | null;
};

/** 200 of the PATCH route. */
export type SavedAnswer = { version: number; savedAt: string; rating: SavedRating };
/** 409 of the PATCH route. */
export type ConflictAnswer = { version: number; conflicts: readonly FieldConflict[]; rating: SavedRating };
/** 422 of the PATCH route: keys below `rating.problems`. */
export type InvalidAnswer = { fields: Readonly<Partial<Record<RatingFieldName, readonly string[]>>> };

/** One change of a rating. `who` is null outside the team that may know it: it reads "assessment team" there. */
export type RatingRevision = {
  version: number;
  /** ISO 8601. */
  at: string;
  who: string | null;
  reason: string | null;
  /** The text was erased; its fields are gone for good. */
  erased: boolean;
  /** BCP 47 tag of the texts after the change. */
  language: string;
  fields: readonly FieldRevision[];
  /** Why the level differs from last round, as it stood when the level changed; null where `fields` say it. */
  changeCause: ChangeCause | null;
};

/** That a source was given to a rating, or taken away from it. `who` as in the history of the rating. */
export type CitationChange = {
  /** Names the change among the others. */
  key: string;
  what: "added" | "removed";
  /** ISO 8601. */
  at: string;
  who: string | null;
  round: string;
  iso3: string;
  indicator: string;
  kind: RatingKind;
  shows: CitationShows;
  stance: CitationStance;
  /** The source as far as its reader may see it: named, or that a confidential one of a type and year exists. */
  source:
    | { visible: true; code: string; title: string; locator: string | null }
    | { visible: false; type: SourceType; year: string | null };
};

/** What a field held before and after a change; null where it held nothing. */
export type FieldRevision = { field: RatingFieldName } & ChangedValue<string | number | boolean>;
