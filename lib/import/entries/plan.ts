/** What an import would do to each entry of its file, before anything is written. */
import "server-only";
import { isDeepStrictEqual } from "node:util";
import type { RegisterKey } from "@/db/enums";
import type { Ctx } from "@/lib/core/context";
import { can } from "@/lib/policy/can";
import { type EntryInput, entryCodeSchema } from "@/lib/registers/entry-schema";
import { listOf, type RegisterDefinition } from "@/lib/registers/fields";
import { addedAt, addingPlaces } from "@/lib/registers/new-entry-subject";
import { type Problem, problem } from "../problem";
import { requiredColumns, snakeCase } from "./columns";
import {
  type ExistingEntry,
  entriesByCode,
  entriesById,
  idsByNaturalKey,
  idsByTitle,
  naturalKeyOf,
  undoneIds,
  wasImported,
} from "./existing";
import { knownCodes } from "./links";
import type { ReadEntry } from "./read";
import { homesOf, resolveSources, supportedBy } from "./sources";
import { entryValidator } from "./validate";

/** One entry of a file that passed every rule, and the entry that it is, if that is there already. */
export type PlannedEntry = {
  line: number;
  code: string | null;
  input: EntryInput;
  sources: readonly string[];
  existing: ExistingEntry | null;
};

/** What an import would do. With problems nothing is done, and the lists may be short of entries. */
export type ImportPlan = {
  created: readonly PlannedEntry[];
  updated: readonly PlannedEntry[];
  /** Nothing changes but that further sources support them. */
  cited: readonly PlannedEntry[];
  unchanged: readonly PlannedEntry[];
  /** The sources that the entries name: those that are there by their ids, the others null, to be made. */
  sources: ReadonlyMap<string, string | null>;
  problems: readonly Problem[];
};

export type PlanInput = {
  definition: RegisterDefinition;
  entries: readonly ReadEntry[];
  columnOf: ReadonlyMap<string, string>;
  fileSha256: string;
};

/**
 * Matches the entries of a file with those that are there: by code, by natural key, and where a register has none by
 * equal content. Holds each to its rules and to the rights of the actor, who learns nothing of what is not open to it;
 * `lock` keeps what is there as it is.
 */
export async function planImport(
  ctx: Ctx,
  { definition, entries, columnOf, fileSha256 }: PlanInput,
  lock: boolean,
): Promise<ImportPlan> {
  const problems: Problem[] = [];
  const column = (name: string) => columnOf.get(name) ?? name;
  const validate = entryValidator(definition, columnOf);
  const wellFormed = entries.filter(({ code, line }) => {
    const isWell = code === null || hasForm(definition, code);
    if (!isWell) {
      problems.push(
        problem(
          "entry_code_form",
          { line, column: column("code") },
          { value: code, letter: definition.letter },
        ),
      );
    }
    return isWell;
  });
  const codes = wellFormed.flatMap(({ code }) => code ?? []);
  const byCode = await entriesByCode(ctx, definition, codes, lock);
  const absent = wellFormed.some(({ code }) => code === null || !byCode.get(code)?.isOpen)
    ? requiredColumns(definition).filter(({ name }) => !isFilled(name, columnOf, wellFormed))
    : [];
  problems.push(
    ...absent.map(({ name }) =>
      problem("column_missing", { column: name }, { expected: requiredNames(definition) }),
    ),
  );
  const isAbsent = new Set(absent.map(({ name }) => name));

  const firstPass = wellFormed.flatMap((entry): Candidate[] => {
    const existing = entry.code === null ? null : (byCode.get(entry.code) ?? null);
    const checked = validate(entry, existing?.isOpen ? existing.content : null);
    if ("problems" in checked) {
      problems.push(...checked.problems.filter((found) => !isAbsent.has(found.column ?? "")));
      return [];
    }
    return [{ entry, existing, input: checked.input }];
  });
  const byKey = await matchByKey(ctx, definition, firstPass, lock, { problems, column, validate });
  const matched =
    definition.naturalKey === undefined ? await matchByContent(ctx, definition, byKey, lock) : byKey;
  const importedBefore =
    definition.naturalKey === undefined &&
    matched.some(({ existing, entry }) => existing === null && entry.code === null) &&
    (await wasImported(ctx, definition, fileSha256));

  problems.push(...(await linkProblems(ctx, definition, matched, column)));
  const places = await addingPlaces(ctx);
  const revivable = await undoneIds(
    ctx,
    matched.flatMap(({ existing }) => (existing?.row.status === "withdrawn" ? [existing.row.id] : [])),
  );
  const named = await resolveSources(
    ctx,
    matched.map(({ entry, input }) => ({ ...entry, countries: homesOf(definition, input) })),
    column("source"),
  );
  problems.push(...named.problems);
  const supported = await supportedBy(
    ctx,
    matched.flatMap(({ entry, existing }) => (existing && entry.sources?.length ? [existing.row.id] : [])),
  );
  const isSupported = ({ row }: ExistingEntry, sources: readonly string[]) =>
    sources.every((name) => supported.get(row.id)?.has(named.sources.get(name) ?? ""));
  const plan: Record<"created" | "updated" | "cited" | "unchanged", PlannedEntry[]> = {
    created: [],
    updated: [],
    cited: [],
    unchanged: [],
  };
  for (const { entry, existing, input } of matched) {
    const planned = { line: entry.line, code: entry.code, input, sources: entry.sources ?? [], existing };
    const place = { line: entry.line, column: column("code") };
    if (existing === null) {
      if (entry.code === null && importedBefore) plan.unchanged.push(planned);
      else if (can(ctx.actor, "entry.add", addedAt(places, definition, input))) plan.created.push(planned);
      else problems.push(problem("not_allowed_here", { line: entry.line }));
      continue;
    }
    const { row, subject } = existing;
    const isRevived = revivable.has(row.id);
    if (!existing.isOpen) {
      problems.push(problem("not_allowed_here", { line: entry.line }));
    } else if (!isRevived && (row.status === "withdrawn" || row.status === "superseded")) {
      problems.push(problem("entry_closed", place, { code: row.code }));
    } else if (!isRevived && isSame(existing, input) && isSupported(existing, planned.sources)) {
      plan.unchanged.push(planned);
    } else if (
      isRevived
        ? can(ctx.actor, "entry.add", addedAt(places, definition, input))
        : can(ctx.actor, "entry.write", subject)
    ) {
      plan[!isRevived && isSame(existing, input) ? "cited" : "updated"].push(planned);
    } else problems.push(problem("not_allowed_here", { line: entry.line }));
  }
  return { ...plan, sources: named.sources, problems };
}

type Candidate = { entry: ReadEntry; existing: ExistingEntry | null; input: EntryInput };
type Tools = {
  problems: Problem[];
  column: (name: string) => string;
  validate: ReturnType<typeof entryValidator>;
};

function hasForm({ letter }: RegisterDefinition, code: string): boolean {
  return entryCodeSchema.safeParse(code).success && code.split("-")[1] === letter;
}

function requiredNames(definition: RegisterDefinition): string {
  return requiredColumns(definition)
    .map(({ name }) => name)
    .join(", ");
}

/** Whether a column of the file, a constant or what another layout holds gives the field. */
function isFilled(
  name: string,
  columnOf: ReadonlyMap<string, string>,
  entries: readonly ReadEntry[],
): boolean {
  if (columnOf.has(name)) return true;
  const field = name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
  return entries.some(({ given }) => given[field] !== undefined && given[field] !== null);
}

/** Finds what is there under the same natural key; a key that stands twice in the file is a problem. */
async function matchByKey(
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
async function matchByContent(
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

function isSame({ content }: ExistingEntry, input: EntryInput): boolean {
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

async function linkProblems(
  ctx: Ctx,
  definition: RegisterDefinition,
  candidates: readonly Candidate[],
  column: (name: string) => string,
): Promise<Problem[]> {
  const fields = definition.fields.filter(({ kind }) => kind === "entries");
  if (fields.length === 0) return [];
  const linksOf = ({ input }: Candidate) => fields.flatMap(({ name }) => listOf(input.values, name));
  const known = await knownCodes(ctx, [...new Set(candidates.flatMap(linksOf))]);
  const inFile = new Set(candidates.flatMap(({ entry }) => entry.code ?? []));
  const isThere = (code: string, register: RegisterKey) =>
    known.get(code) === register || (register === definition.key && inFile.has(code));
  return candidates.flatMap(({ entry, existing, input }) =>
    fields.flatMap((field) => {
      if (field.kind !== "entries") return [];
      const own = entry.code ?? existing?.row.code;
      return listOf(input.values, field.name)
        .filter((code) => code === own || !isThere(code, field.register))
        .map((value) =>
          problem("link_unknown", { line: entry.line, column: column(snakeCase(field.name)) }, { value }),
        );
    }),
  );
}
