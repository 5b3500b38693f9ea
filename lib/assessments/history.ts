/** What was changed on an assessment beside its state: scope and limits, declared domains, due days. */
import "server-only";
import { ASSESSMENT_STATES, type AssessmentState } from "@/db/enums";
import { type HistoryLine, lineOf } from "@/lib/audit/lines";
import { type HistoryEntry, historyOf } from "@/lib/audit/queries";
import type { Ctx } from "@/lib/core/context";
import { can } from "@/lib/policy/can";
import { UNDETERMINED } from "@/lib/text/language";
import { type Comparer, comparer } from "@/lib/text/word-changes";
import { DECLARATIONS_ENTITY } from "./declarations";
import { isScopeDate, SCOPE_FIELDS, type ScopeField } from "./scope-fields";
import type { LoadedAssessment } from "./subject";

/** What was changed: a field of the scope, the declared domains, or the due day of a state. */
export type AssessmentHistoryField = ScopeField | "domains" | AssessmentState;
export type AssessmentHistoryValue = {
  kind: "day" | "partial_date" | "text" | "domains";
  text: string;
  /** BCP 47 tag of a text that somebody typed. */
  language: string;
};
export type AssessmentHistoryLine = HistoryLine<AssessmentHistoryValue, AssessmentHistoryField>;
type Change = NonNullable<AssessmentHistoryLine["changes"]>[number];

/** Whether the reasons of an assessment's changes are written for this person. */
export function readsReasons(ctx: Ctx, { subject }: Pick<LoadedAssessment, "subject">): boolean {
  return can(ctx.actor, "history.read", subject) || can(ctx.actor, "duty.give", subject);
}

/**
 * The changes of an assessment, newest first; scope and limits for whom may read them, reasons for whom they are
 * written. The caller has asked for `progress.read`.
 */
export async function assessmentHistory(
  ctx: Ctx,
  loaded: LoadedAssessment,
): Promise<readonly AssessmentHistoryLine[]> {
  const { id } = loaded.assessment;
  const told = readsReasons(ctx, loaded);
  const [scope, domains, due] = await Promise.all([
    can(ctx.actor, "scope.read", loaded.subject) ? historyOf(ctx, "assessment_scope", id) : [],
    historyOf(ctx, DECLARATIONS_ENTITY, id),
    historyOf(ctx, "assessment", id),
  ]);
  const compare = comparer();
  const lines = [
    ...scope.map((entry, index) =>
      lineWith(entry, (fields) => scopeChanges(fields, languageOf(scope.slice(index)), compare)),
    ),
    ...domains.map((entry) => lineWith(entry, domainChanges)),
    ...due.map((entry) => lineWith(entry, dueChanges)),
  ];
  return lines
    .filter(({ changes }) => changes === null || changes.length > 0)
    .map((line) => (told ? line : { ...line, reason: null }))
    .toSorted((a, b) => b.position - a.position);
}

type Fields = NonNullable<HistoryEntry["fields"]>;

function lineWith(
  entry: HistoryEntry,
  changesOf: (fields: Fields) => readonly Change[],
): AssessmentHistoryLine {
  return { ...lineOf(entry), changes: entry.fields === null ? null : changesOf(entry.fields) };
}

function textOf(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}

/** The language that the newest of some entries was written in: the last one that was told. */
function languageOf(entries: readonly HistoryEntry[]): string {
  const told = entries.flatMap(({ fields }) => fields ?? []).find(({ field }) => field === "language");
  return textOf(told?.after) ?? UNDETERMINED;
}

function scopeChanges(fields: Fields, language: string, compare: Comparer): readonly Change[] {
  return SCOPE_FIELDS.flatMap((name) => {
    const change = fields.find(({ field }) => field === name);
    if (change === undefined) return [];
    const kind = isScopeDate(name) ? ("partial_date" as const) : ("text" as const);
    const shown = (value: unknown): AssessmentHistoryValue | null => {
      const text = textOf(value);
      return text === null ? null : { kind, text, language };
    };
    const [before, after] = [shown(change.before), shown(change.after)];
    if (before === null && after === null) return [];
    return [{ field: name, before, after, ...(kind === "text" ? compare(before?.text, after?.text) : {}) }];
  });
}

function domainsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
}

/** Only what was declared or taken back, not what stayed declared. */
function domainChanges(fields: Fields): readonly Change[] {
  const change = fields.find(({ field }) => field === "domains");
  const [old, now] = [domainsOf(change?.before), domainsOf(change?.after)];
  const shown = (codes: readonly string[]): AssessmentHistoryValue | null =>
    codes.length === 0 ? null : { kind: "domains", text: codes.join(", "), language: UNDETERMINED };
  const before = shown(old.filter((code) => !now.includes(code)));
  const after = shown(now.filter((code) => !old.includes(code)));
  return before === null && after === null ? [] : [{ field: "domains", before, after }];
}

function daysOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}

function dueChanges(fields: Fields): readonly Change[] {
  const change = fields.find(({ field }) => field === "dueDates");
  const [old, now] = [daysOf(change?.before), daysOf(change?.after)];
  const shown = (value: unknown): AssessmentHistoryValue | null => {
    const text = textOf(value);
    return text === null ? null : { kind: "day", text, language: UNDETERMINED };
  };
  return ASSESSMENT_STATES.flatMap((state) =>
    old[state] === now[state] ? [] : [{ field: state, before: shown(old[state]), after: shown(now[state]) }],
  );
}
