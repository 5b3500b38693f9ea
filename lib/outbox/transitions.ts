/** How an entry of the outbox changes: by typing, by sending, by each kind of answer, by news, by a person's choice. Pure. */
import { JUDGEMENT_FIELDS, RATING_FIELDS, type RatingFieldName } from "@/lib/ratings/fields";
import { isCompleteJudgement } from "@/lib/ratings/judgement";
import { type FieldSet, hasUnsent, type OutboxEntry, type Pause, shownValue, type Theirs } from "./entry";
import { fieldsOf, judgementOf, sameValue, withoutFields } from "./field-sets";
import { retryDelay } from "./retry";

/** What the server said about an attempt. */
export type Answer =
  | { kind: "saved"; version: number; savedAt: string; known: FieldSet; knownVersion: number }
  | {
      kind: "conflict";
      version: number;
      known: FieldSet;
      conflicts: readonly ({ field: RatingFieldName } & Theirs)[];
    }
  | { kind: "invalid"; problems: Readonly<Partial<Record<RatingFieldName, readonly string[]>>> }
  | { kind: "paused"; pause: Pause };

/** A person typed or chose. Fields that hold again what the server has, and were never sent, are untouched again. */
export function typed(entry: OutboxEntry, fields: FieldSet, at: number): OutboxEntry {
  const touched = withJudgement(entry, fields);
  const names = fieldsOf(touched);
  const bases = { ...entry.bases };
  for (const field of names) bases[field] ??= entry.version;
  const next = { ...entry.typed, ...touched };
  const clean = entry.steps.length === 0 ? cleanAgain(entry, next, names) : [];
  const left = withoutFields(next, clean);
  const waits = Object.keys(left).length > 0;
  return {
    ...entry,
    typed: left,
    bases: withoutFields(bases, clean),
    problems: withoutFields(entry.problems, names),
    pause: entry.pause === "refused" ? null : entry.pause,
    unsentSince: waits || entry.attempt !== null ? (entry.unsentSince ?? at) : null,
    waitingSince: waits ? (entry.waitingSince ?? at) : null,
    typedAt: waits ? at : null,
    // Who goes on typing during a save has not seen yet what it brought.
    changedElsewhere: entry.savedSinceElsewhere && !hasUnsent(entry) ? [] : entry.changedElsewhere,
  };
}

/** The touched fields; where the judgement is among them, all of its fields as they stand now. */
function withJudgement(entry: OutboxEntry, fields: FieldSet): FieldSet {
  if (judgementOf(fieldsOf(fields)).length === 0) return fields;
  const standing = JUDGEMENT_FIELDS.map((field) => [field, shownValue(entry, field) ?? null]);
  return { ...Object.fromEntries(standing), ...fields };
}

/** Which of the fields hold what the server has, without anything of them on its way; the judgement only as a whole. */
function cleanAgain(
  entry: OutboxEntry,
  next: FieldSet,
  names: readonly RatingFieldName[],
): RatingFieldName[] {
  const clean = names.filter(
    (field) =>
      sameValue(next[field], entry.known[field]) &&
      entry.attempt?.fields[field] === undefined &&
      entry.conflicts[field] === undefined,
  );
  const judged = judgementOf(names);
  return judged.every((field) => clean.includes(field))
    ? clean
    : clean.filter((field) => !judged.includes(field));
}

/** The fields that may go out now: no open conflict, no known problem, no half judgement, all typed on one version. */
export function sendable(entry: OutboxEntry): { fields: FieldSet; base: number } | null {
  const blocked = [...fieldsOf(entry.conflicts), ...fieldsOf(entry.problems)];
  const half = isCompleteJudgement(asJudgement(entry.typed)) ? [] : JUDGEMENT_FIELDS;
  const free = withoutFields(entry.typed, [...blocked, ...half]);
  const names = fieldsOf(free);
  if (names.length === 0) return null;
  const base = Math.min(...names.map((field) => entry.bases[field] ?? entry.version));
  const sameBase = names.filter((field) => (entry.bases[field] ?? entry.version) === base);
  // The judgement goes out whole: its fields were typed together.
  const together = judgementOf(sameBase).length > 0 ? [...sameBase, ...judgementOf(names)] : sameBase;
  return {
    fields: withoutFields(
      free,
      names.filter((field) => !together.includes(field)),
    ),
    base,
  };
}

function asJudgement(fields: FieldSet): Parameters<typeof isCompleteJudgement>[0] {
  const { state, level, notAssessedReason } = fields;
  return {
    ...(state === "rated" || state === "not_assessed" || state === "not_applicable" || state === null
      ? { state }
      : {}),
    ...(typeof level === "number" || level === null ? { level } : {}),
    ...(notAssessedReason === undefined
      ? {}
      : notAssessedReason === null
        ? { notAssessedReason: null }
        : { notAssessedReason: "not_reached" as const }),
  };
}

/** Begins or repeats an attempt. Null where there is nothing to send or something is already on its way. */
export function started(entry: OutboxEntry, mutationId: string): OutboxEntry | null {
  if (entry.onTheWay) return null;
  if (entry.attempt !== null) return { ...entry, onTheWay: true, retryAt: null };
  const [step, ...steps] = entry.steps;
  if (step !== undefined) {
    const attempt = { mutationId, base: entry.version, fields: step, isStep: true };
    return { ...entry, steps, attempt, onTheWay: true, retryAt: null, tries: 0 };
  }
  const next = sendable(entry);
  if (next === null) return null;
  const names = fieldsOf(next.fields);
  return {
    ...entry,
    attempt: { mutationId, ...next, isStep: false },
    typed: withoutFields(entry.typed, names),
    bases: withoutFields(entry.bases, names),
    waitingSince: names.length === fieldsOf(entry.typed).length ? null : entry.waitingSince,
    onTheWay: true,
    retryAt: null,
    tries: 0,
  };
}

/** The server answered the attempt. `at` in milliseconds; `chance` between 0 and 1 spreads the repeats. */
export function answered(entry: OutboxEntry, answer: Answer, at: number, chance: number): OutboxEntry {
  const { attempt } = entry;
  if (attempt === null) return { ...entry, onTheWay: false };
  const over = { ...entry, attempt: null, onTheWay: false, tries: 0, retryAt: null, pause: null };
  switch (answer.kind) {
    case "saved": {
      // What was saved is this device's own: typing that went on in the same field stands on the new version.
      const own = Object.fromEntries(
        fieldsOf(entry.typed)
          .filter((field) => attempt.fields[field] !== undefined)
          .map((field) => [field, answer.version]),
      );
      const news = told(
        { ...over, bases: { ...entry.bases, ...own } },
        answer.known,
        answer.knownVersion,
        fieldsOf(attempt.fields),
      );
      const changedElsewhere = withElsewhere(entry, answer.known, fieldsOf(attempt.fields));
      return closedTimes({
        ...news,
        savedAt: answer.savedAt,
        changedElsewhere,
        savedSinceElsewhere: true,
      });
    }
    case "conflict": {
      if (attempt.isStep) return closedTimes(told({ ...over, steps: [] }, answer.known, answer.version, []));
      const fields = { ...attempt.fields, ...entry.typed };
      const bases = { ...entry.bases };
      for (const field of fieldsOf(attempt.fields)) bases[field] = answer.version;
      const theirs: Partial<Record<RatingFieldName, Theirs>> = { ...entry.conflicts };
      for (const { field, ...saved } of answer.conflicts) theirs[field] = saved;
      const judgement = answer.conflicts.find(({ field }) => judgementOf([field]).length > 0);
      if (judgement) {
        const { at: when, isOwn, by } = judgement;
        for (const field of judgementOf(fieldsOf(fields)))
          theirs[field] ??= { value: answer.known[field] ?? null, at: when, isOwn, by };
      }
      return told(
        { ...over, typed: fields, bases, conflicts: theirs },
        answer.known,
        answer.version,
        fieldsOf(attempt.fields),
      );
    }
    case "invalid": {
      if (attempt.isStep) return closedTimes({ ...over, steps: [] });
      const bases = { ...entry.bases };
      for (const field of fieldsOf(attempt.fields)) bases[field] ??= attempt.base;
      const named = fieldsOf(answer.problems).some((field) => attempt.fields[field] !== undefined);
      return {
        ...over,
        typed: { ...attempt.fields, ...entry.typed },
        bases,
        problems: { ...entry.problems, ...withoutFields(answer.problems, fieldsOf(entry.typed)) },
        pause: named ? null : "refused",
      };
    }
    case "paused": {
      const tries = entry.tries + 1;
      const endsByItself = answer.pause === "offline" || answer.pause === "unanswered";
      return {
        ...entry,
        onTheWay: false,
        tries,
        pause: answer.pause,
        retryAt: endsByItself ? at + retryDelay(tries, chance) : null,
      };
    }
  }
}

/** Another tab told what it saved, which is news to who writes in this one. */
export function heard(entry: OutboxEntry, known: FieldSet, version: number): OutboxEntry {
  const sent = fieldsOf(entry.attempt?.fields ?? {});
  const next = told(entry, known, version);
  if (next === entry || withElsewhere({ ...entry, changedElsewhere: [] }, known, sent).length === 0)
    return next;
  return { ...next, changedElsewhere: withElsewhere(entry, known, sent), savedSinceElsewhere: false };
}

/** The fields that changed elsewhere, with those that hold now what nobody typed here. */
function withElsewhere(
  { known, typed: unsent, changedElsewhere }: OutboxEntry,
  now: FieldSet,
  sent: readonly RatingFieldName[],
): RatingFieldName[] {
  const isOwn = (field: RatingFieldName) => sent.includes(field) || unsent[field] !== undefined;
  return RATING_FIELDS.filter(
    (field) => changedElsewhere.includes(field) || (!isOwn(field) && !sameValue(now[field], known[field])),
  );
}

/**
 * The server's values as they are now. A typed field that nobody else changed stands on the new version; one that
 * somebody changed keeps the version it was typed on, so that the server sees the conflict. `own` are fields that
 * this device changed itself.
 */
export function told(
  entry: OutboxEntry,
  known: FieldSet,
  version: number,
  own: readonly RatingFieldName[] = [],
): OutboxEntry {
  if (version < entry.version) return entry;
  const bases = { ...entry.bases };
  for (const field of fieldsOf(entry.typed)) {
    if (!own.includes(field) && sameValue(known[field], entry.known[field])) bases[field] = version;
  }
  const conflicts = { ...entry.conflicts };
  for (const field of fieldsOf(conflicts)) {
    const theirs = conflicts[field];
    if (theirs !== undefined) conflicts[field] = { ...theirs, value: known[field] ?? null };
  }
  return { ...entry, known, version, bases, conflicts };
}

/**
 * A person chose between the two texts of a conflict. *Mine* goes out on the version where theirs stands. For
 * *theirs*, mine is saved once and theirs again, so that the text that lost stays in the history.
 */
export function chosen(
  entry: OutboxEntry,
  fields: readonly RatingFieldName[],
  side: "mine" | "theirs",
): OutboxEntry {
  const names = fields.filter((field) => entry.conflicts[field] !== undefined);
  const conflicts = withoutFields(entry.conflicts, names);
  const rest = RATING_FIELDS.filter((field) => !names.includes(field));
  if (side === "mine") {
    const bases = { ...entry.bases };
    for (const field of names) bases[field] = entry.version;
    return { ...entry, conflicts, bases };
  }
  const mine = withoutFields(entry.typed, rest);
  const theirs: FieldSet = Object.fromEntries(
    names.map((field) => [field, entry.conflicts[field]?.value ?? null]),
  );
  return {
    ...entry,
    conflicts,
    typed: withoutFields(entry.typed, names),
    bases: withoutFields(entry.bases, names),
    steps: [...entry.steps, mine, theirs],
  };
}

/** The way is free again: the line is back, the person signed in again, or asked for a new try. */
export function resumed(entry: OutboxEntry, reasons: readonly Pause[]): OutboxEntry {
  if (entry.pause === null || !reasons.includes(entry.pause)) return entry;
  return { ...entry, pause: null, retryAt: null };
}

function closedTimes(entry: OutboxEntry): OutboxEntry {
  if (entry.steps.length > 0) return entry;
  return fieldsOf(entry.typed).length > 0
    ? { ...entry, unsentSince: entry.waitingSince }
    : { ...entry, unsentSince: null, waitingSince: null, typedAt: null };
}
