/** What one device still has to tell the server about one rating. Types only; `transitions.ts` moves them. */
import type { RatingFieldName } from "@/lib/ratings/fields";

export type FieldValue = string | number | boolean | null;
/** Values by field; a field that is absent was not touched. */
export type FieldSet = Readonly<Partial<Record<RatingFieldName, FieldValue>>>;

/** One set of fields under one mutation id; a repeat after a lost answer sends exactly this again. */
export type Attempt = {
  readonly mutationId: string;
  readonly base: number;
  readonly fields: FieldSet;
  /** A step of a settled conflict, not what stands in the fields. */
  readonly isStep: boolean;
};

/** Why nothing is sent although something waits. The first two end by themselves, the others by a person. */
export const PAUSES = ["offline", "unanswered", "signed_out", "locked", "absent", "refused"] as const;
export type Pause = (typeof PAUSES)[number];

/** Who saved what stands on the server: the same person in another window, or somebody by name where it is known. */
export type Saver = { readonly isOwn: boolean; readonly by: string | null };

/** What was saved elsewhere in a field that was typed in here. */
export type Theirs = { readonly value: FieldValue; readonly at: string } & Saver;

export type OutboxEntry = {
  /** Path of the rating below `/api/assessments/`, such as `2026/BEN/ratings/G2.1/assessor`. */
  readonly address: string;
  /** The page on which the rating stands, without its language. */
  readonly page: string;
  /** The last values and version that the server told. */
  readonly known: FieldSet;
  readonly version: number;
  /** Typed and not yet part of an attempt. */
  readonly typed: FieldSet;
  /** Version that each typed field was typed on. */
  readonly bases: Readonly<Partial<Record<RatingFieldName, number>>>;
  /** Sent before what was typed, in order: the text that lost a conflict, then the one that won. */
  readonly steps: readonly FieldSet[];
  readonly attempt: Attempt | null;
  /** The attempt is on its way from this tab. */
  readonly onTheWay: boolean;
  /** Tries of the present attempt that brought no answer. */
  readonly tries: number;
  readonly retryAt: number | null;
  readonly pause: Pause | null;
  readonly conflicts: Readonly<Partial<Record<RatingFieldName, Theirs>>>;
  /** Message keys below `rating.problems` of fields that the server would not take. */
  readonly problems: Readonly<Partial<Record<RatingFieldName, readonly string[]>>>;
  /** When the oldest unsent thing was typed (milliseconds). */
  readonly unsentSince: number | null;
  /** When the first and the last of what stands in `typed` was typed. */
  readonly waitingSince: number | null;
  readonly typedAt: number | null;
  /** Instant of the last acknowledged save, as the server told it. */
  readonly savedAt: string | null;
  /** Fields that changed meanwhile although nothing was typed in them here, until one types after a save. */
  readonly changedElsewhere: readonly RatingFieldName[];
  /** A save of this tab was acknowledged since. */
  readonly savedSinceElsewhere: boolean;
};

/** An entry for a rating as the server showed it. Nothing is unsent. */
export function freshEntry(
  address: string,
  known: FieldSet,
  version: number,
  savedAt: string | null,
  page = "/",
): OutboxEntry {
  return {
    address,
    page,
    known,
    version,
    typed: {},
    bases: {},
    steps: [],
    attempt: null,
    onTheWay: false,
    tries: 0,
    retryAt: null,
    pause: null,
    conflicts: {},
    problems: {},
    unsentSince: null,
    waitingSince: null,
    typedAt: null,
    savedAt,
    changedElsewhere: [],
    savedSinceElsewhere: false,
  };
}

/** Whether anything is on this device only. */
export function hasUnsent(entry: OutboxEntry): boolean {
  return entry.attempt !== null || entry.steps.length > 0 || Object.keys(entry.typed).length > 0;
}

/** What stands in a field: what was typed, else what is on its way, else what the server told last. */
export function shownValue(entry: OutboxEntry, field: RatingFieldName): FieldValue | undefined {
  const layers = [entry.typed, ...entry.steps.toReversed(), entry.attempt?.fields ?? {}, entry.known];
  return layers.find((layer) => layer[field] !== undefined)?.[field];
}

/** Everything that is on this device only, for the store and for a download. */
export function unsentFields(entry: OutboxEntry): FieldSet {
  return Object.assign({}, entry.attempt?.fields, ...entry.steps, entry.typed);
}

/** The indicator in the address of a rating. */
export function indicatorOfAddress(address: string): string {
  return address.split("/").at(-2) ?? address;
}
