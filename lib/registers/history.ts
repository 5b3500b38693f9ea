/** The history of an entry as its page shows it: of links only those that lead to what the reader may see. */
import "server-only";
import { and, inArray, or, sql } from "drizzle-orm";
import * as lists from "@/db/code-lists";
import { registerEntries } from "@/db/schema/register";
import { type HistoryLine, lineOf } from "@/lib/audit/lines";
import type { HistoryEntry } from "@/lib/audit/queries";
import type { Ctx } from "@/lib/core/context";
import { programmeDay } from "@/lib/settings/programme-day";
import { type Comparer, comparer } from "@/lib/text/word-changes";
import { type Field, type FieldValue, namesInOrder, type RegisterDefinition, type Values } from "./fields";
import type { LinkTarget } from "./view";
import { visibleTo } from "./visible-to";
import { countriesIn } from "./words";

/** What a field of an entry held before or after a change, ready to be put into words. */
export type EntryHistoryValue =
  | { kind: "field"; field: Field; value: FieldValue }
  /** Rows that came, went or changed; `position` is the place of each among the rows of its time, from 1. */
  | { kind: "rows"; fields: readonly Field[]; rows: readonly { position: number; values: Values }[] }
  /** Entries that are open to the reader; what is not is left out. */
  | { kind: "links"; entries: readonly LinkTarget[] };
export type EntryHistoryLine = HistoryLine<EntryHistoryValue>;
/** One field that a change touched. */
export type EntryChange = NonNullable<EntryHistoryLine["changes"]>[number];

/** The entry that took the place of this one; the chain names it by its id. */
const SUCCESSOR = "supersededBy";
/** What every entry has beside the fields of its register, in the order of its form. */
const COMMON: readonly Field[] = [
  { name: "status", kind: "text", max: 0 },
  { name: "accessClass", kind: "text", max: 0 },
  { name: "notBefore", kind: "day" },
  { name: "reportedBy", kind: "country" },
  { name: "language", kind: "languages" },
  { name: "note", kind: "paragraph", max: 0 },
  { name: "file", kind: "text", max: 0 },
  { name: "secondRead", kind: "codes", list: "law_element", codes: lists.LAW_ELEMENTS },
];

type Targets = ReadonlyMap<string, LinkTarget>;

/** The lines of a history and the countries that they name. */
export async function entryHistoryLines(
  ctx: Ctx,
  definition: RegisterDefinition,
  history: readonly HistoryEntry[],
): Promise<{ lines: readonly EntryHistoryLine[]; countries: readonly string[] }> {
  const linkFields = definition.fields.filter(({ kind }) => kind === "entries").map(({ name }) => name);
  const linked = history
    .flatMap(({ fields }) => fields ?? [])
    .filter(({ field }) => field === SUCCESSOR || linkFields.includes(field))
    .flatMap(({ before, after }) => [...textsOf(before), ...textsOf(after)]);
  const targets = await openTargets(ctx, [...new Set(linked)]);
  const order = ["status", SUCCESSOR, ...namesInOrder(definition), ...COMMON.map(({ name }) => name)];
  const compare = comparer();
  const lines = history.map((entry) => ({
    ...lineOf(entry),
    changes:
      entry.fields
        ?.toSorted((a, b) => order.indexOf(a.field) - order.indexOf(b.field))
        .flatMap((change) => changesOf(definition, targets, compare, change)) ?? null,
  }));
  return { lines, countries: countriesOf(lines) };
}

/** Of some codes and ids, those of entries that the actor may see. */
async function openTargets(ctx: Ctx, named: readonly string[]): Promise<Targets> {
  if (named.length === 0) return new Map();
  const rows = await ctx.read
    .select({
      id: registerEntries.id,
      register: registerEntries.register,
      code: registerEntries.code,
      title: registerEntries.title,
    })
    .from(registerEntries)
    .where(
      and(
        or(inArray(registerEntries.code, [...named]), inArray(sql`${registerEntries.id}::text`, [...named])),
        visibleTo(ctx.actor, await programmeDay(ctx)),
      ),
    );
  return new Map(
    rows.flatMap(({ id, ...target }) => [[id, target] as const, [target.code, target] as const]),
  );
}

function changesOf(
  definition: RegisterDefinition,
  targets: Targets,
  compare: Comparer,
  { field: name, before, after }: { field: string; before: unknown; after: unknown },
): EntryChange[] {
  const list = definition.rows.find((one) => one.name === name);
  if (list) {
    const [old, now] = [rowsOf(list.fields, before), rowsOf(list.fields, after)];
    const rows = (own: readonly Values[], other: readonly Values[]): EntryHistoryValue | null => {
      const changed = own
        .map((values, index) => ({ position: index + 1, values }))
        .filter(({ values }) => !other.some((one) => JSON.stringify(one) === JSON.stringify(values)));
      return changed.length === 0 ? null : { kind: "rows", fields: list.fields, rows: changed };
    };
    return [{ field: name, before: rows(old, now), after: rows(now, old) }];
  }
  const field = [...definition.fields, ...COMMON].find((one) => one.name === name);
  if (name === SUCCESSOR || field?.kind === "entries") {
    const links = (value: unknown): EntryHistoryValue => ({
      kind: "links",
      entries: textsOf(value).flatMap((text) => targets.get(text) ?? []),
    });
    if (textsOf(before).length + textsOf(after).length === 0) return [];
    const [old, now] = [links(before), links(after)];
    // Where only a link to what is hidden came or went, nothing is told.
    if (name !== SUCCESSOR && JSON.stringify(old) === JSON.stringify(now)) return [];
    return [{ field: name, before: old, after: now }];
  }
  // Whom an id names stands beside, in the column of who did it; the code and its register are those of the page.
  if (field === undefined) return [];
  const shown = (value: unknown): EntryHistoryValue | null => {
    const held = fieldValueOf(name === "file" ? nameOf(value) : value);
    return held === null ? null : { kind: "field", field, value: held };
  };
  const [old, now] = [shown(before), shown(after)];
  if (old === null && now === null) return [];
  return [{ field: name, before: old, after: now, ...(isTyped(field) ? compare(before, after) : {}) }];
}

/** Whether a field holds what a person typed: some that hold codes are texts too, and take none. */
function isTyped(field: Field): boolean {
  return field.kind === "paragraph" || (field.kind === "text" && field.max > 0);
}

function textsOf(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
}

function nameOf(file: unknown): unknown {
  return typeof file === "object" && file !== null && "name" in file ? file.name : null;
}

/** Null also for what holds nothing: an empty text or list. */
function fieldValueOf(value: unknown): FieldValue {
  if (typeof value === "string") return value === "" ? null : value;
  if (typeof value === "number" || typeof value === "boolean") return value;
  const texts = textsOf(value);
  return texts.length === 0 ? null : texts;
}

function rowsOf(fields: readonly Field[], value: unknown): readonly Values[] {
  if (!Array.isArray(value)) return [];
  return value.map((row: unknown) => {
    const held: Record<string, unknown> = typeof row === "object" && row !== null ? { ...row } : {};
    return Object.fromEntries(fields.map(({ name }) => [name, fieldValueOf(held[name])]));
  });
}

function countriesOf(lines: readonly EntryHistoryLine[]): readonly string[] {
  const values = lines
    .flatMap(({ changes }) => changes ?? [])
    .flatMap(({ before, after }) => [before, after]);
  return values.flatMap((value) => {
    if (value === null) return [];
    if (value.kind === "links") return countriesIn(value.entries.map(({ title }) => title));
    if (value.kind === "field") return countriesOfValue(value.field, value.value);
    return value.rows.flatMap(({ values }) =>
      value.fields.flatMap((field) => countriesOfValue(field, values[field.name] ?? null)),
    );
  });
}

function countriesOfValue({ kind }: Field, value: FieldValue): readonly string[] {
  return kind === "country" || kind === "countries" ? textsOf(value) : [];
}
