import type { WordChange } from "@/lib/text/word-changes";
import type { HistoryEntry } from "./queries";

/** The action by which two people erase a passage: what stands in its place shows as a change. */
export const ERASING = "erasure.confirm";

/** What a field held before and after a change; null where it held nothing. */
export type ChangedValue<Value> = {
  before: Value | null;
  after: Value | null;
  /** What was changed inside a text of which enough stayed. */
  words?: readonly WordChange[];
};

/** A line of a history as plain JSON. Values are texts, or what a noun of its own puts into words. */
export type HistoryLine<Value = string, Field extends string = string> = {
  position: number;
  /** ISO 8601. */
  at: string;
  actor: string | null;
  actorKind: string;
  action: string;
  reason: string | null;
  /** Null where the text was erased. */
  changes: readonly ({ field: Field } & ChangedValue<Value>)[] | null;
};

/** An id says nothing to a reader; whom it names stands beside, or on the page of the thing itself. */
const ID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

function inWords(value: unknown): string {
  if (value === undefined || value === null) return "";
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean")
    return String(value);
  if (Array.isArray(value)) return value.map(inWords).join(", ");
  return Object.values(value)
    .map(inWords)
    .filter((text) => text !== "")
    .join(" ");
}

/** Who did what, when and why, without what was changed. */
export function lineOf({
  position,
  at,
  actor,
  actorKind,
  action,
  reason,
}: HistoryEntry): Omit<HistoryLine, "changes"> {
  return { position, at: at.toISOString(), actor, actorKind, action, reason };
}

/** What only the system knows a thing by, as the settings' row by its number. */
const KEY = "id";

/** Histories as a page hands them to its table. */
export function historyLines(entries: readonly HistoryEntry[]): HistoryLine[] {
  return entries.map((entry) => ({
    ...lineOf(entry),
    changes:
      entry.fields
        ?.map(({ field, before, after }) => ({ field, before: inWords(before), after: inWords(after) }))
        .filter(({ field, before, after }) => field !== KEY && before !== after && !ID.test(before || after))
        .map(({ field, before, after }) => ({ field, before: before || null, after: after || null })) ?? null,
  }));
}
