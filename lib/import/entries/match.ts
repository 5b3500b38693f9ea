/** Which entries that are there the entries of a file are: by natural key, else by equal content. */
import "server-only";
import { isDeepStrictEqual } from "node:util";
import type { Ctx } from "@/lib/core/context";
import { type EntryInput, entryCodeSchema } from "@/lib/registers/entry-schema";
import type { RegisterDefinition } from "@/lib/registers/fields";
import { type Problem, problem } from "../problem";
import { snakeCase } from "./columns";
import { type ExistingEntry, entriesById, idsByNaturalKey, idsByTitle, naturalKeyOf } from "./existing";
import type { ReadEntry } from "./read";
import type { entryValidator } from "./validate";

/** An entry of a file that passed the rules of its register, and the entry that it is. */
export type Candidate = { entry: ReadEntry; existing: ExistingEntry | null; input: EntryInput };
type Tools = {
  problems: Problem[];
  column: (name: string) => string;
  validate: ReturnType<typeof entryValidator>;
};

/** Finds what is there under the same natural key; a key that stands twice in the file is a problem. */
export async function matchByKey(
  ctx: Ctx,
  definition: RegisterDefinition,
  candidates: readonly Candidate[],
  lock: boolean,
  { problems, column, validate }: Tools,
): Promise<readonly Candidate[]> {
  if (definition.naturalKey === undefined) return candidates;
  const countries = new Set(candidates.map(({ input }) => String(input.values.country ?? "")));
  const ids = await idsByNaturalKey(ctx, definition, [...countries]);
  const found = await entriesById(
    ctx,
    definition,
    candidates.flatMap(({ input }) => ids.get(naturalKeyOf(definition, input.values) ?? "") ?? []),
    lock,
  );
  const firstLines = new Map<string, number>();
  const unique = candidates.filter(({ entry, existing, input }) => {
    const key = naturalKeyOf(definition, input.values) ?? "";
    const first = firstLines.get(key);
    const place = { line: entry.line, column: column(snakeCase(definition.naturalKey?.[0] ?? "")) };
    if (first !== undefined) {
      problems.push(problem("row_twice", place, { first }));
      return false;
    }
    firstLines.set(key, entry.line);
    const holder = found.get(ids.get(key) ?? "");
    if (holder?.isOpen && entry.code !== null && existing?.row.id !== holder.row.id) {
      problems.push(
        problem("cell_taken", { line: entry.line, column: column("code") }, { value: entry.code }),
      );
      return false;
    }
    return true;
  });
  return unique.flatMap((candidate): Candidate[] => {
    const id = ids.get(naturalKeyOf(definition, candidate.input.values) ?? "");
    const existing = candidate.existing ?? found.get(id ?? "") ?? null;
    if (existing === null || existing === candidate.existing) return [candidate];
    if (!existing.isOpen) return [{ ...candidate, existing }];
    const checked = validate(candidate.entry, existing.content);
    if ("input" in checked) return [{ ...candidate, existing, input: checked.input }];
    problems.push(...checked.problems);
    return [];
  });
}

/** An entry without a code is the one of equal content that is there; each answers for one line only. */
export async function matchByContent(
  ctx: Ctx,
  definition: RegisterDefinition,
  candidates: readonly Candidate[],
  lock: boolean,
): Promise<readonly Candidate[]> {
  const open = candidates.filter(({ entry, existing }) => entry.code === null && existing === null);
  const titles = new Set(open.map(({ input }) => definition.title(input.values, input.rows)));
  const idsOfTitle = await idsByTitle(ctx, definition, [...titles]);
  const found = await entriesById(ctx, definition, [...idsOfTitle.values()].flat(), lock);
  const taken = new Set<string>();
  return candidates.map((candidate) => {
    if (candidate.existing !== null || candidate.entry.code !== null) return candidate;
    const { input } = candidate;
    const same = (idsOfTitle.get(definition.title(input.values, input.rows)) ?? [])
      .map((id) => found.get(id))
      .find((entry) => entry?.isOpen && !taken.has(entry.row.id) && isSame(entry, input));
    if (!same) return candidate;
    taken.add(same.row.id);
    return { ...candidate, existing: same };
  });
}

/** Whether an entry of a file holds what is there. */
export function isSame({ content }: ExistingEntry, input: EntryInput): boolean {
  return isDeepStrictEqual(comparable(content), comparable(input));
}

/** Links stand in no order. */
function comparable({ values, ...entry }: EntryInput) {
  const sorted = Object.entries(values).map(([name, value]) => [
    name,
    Array.isArray(value) && value.every((item) => entryCodeSchema.safeParse(item).success)
      ? value.toSorted()
      : value,
  ]);
  return { ...entry, values: Object.fromEntries(sorted) };
}
