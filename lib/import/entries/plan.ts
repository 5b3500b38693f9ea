/** What an import would do to each entry of its file, before anything is written. */
import "server-only";
import type { Ctx } from "@/lib/core/context";
import { can } from "@/lib/policy/can";
import { type EntryInput, entryCodeSchema } from "@/lib/registers/entry-schema";
import type { RegisterDefinition } from "@/lib/registers/fields";
import { keepClosedLinks, linksOf, openCodes, unknownLinks } from "@/lib/registers/links";
import { addedAt, addingPlaces } from "@/lib/registers/new-entry-subject";
import type { ImportCounts } from "../outcome";
import { type Problem, problem } from "../problem";
import { requiredColumns, snakeCase } from "./columns";
import { type ExistingEntry, entriesByCode, importedBefore, undoneIds } from "./existing";
import { type Candidate, isSame, matchByContent, matchByKey } from "./match";
import type { ReadEntry } from "./read";
import { endedSources, homesOf, resolveSources, supportedBy } from "./sources";
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

/** How many entries a plan makes, changes and leaves as they are; a further source is a change. */
export function countsOfPlan({ created, updated, cited, unchanged }: ImportPlan): ImportCounts {
  return { created: created.length, updated: updated.length + cited.length, unchanged: unchanged.length };
}

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
  const { matched, ...linked } = await withLinks(
    ctx,
    definition,
    definition.naturalKey === undefined ? await matchByContent(ctx, definition, byKey, lock) : byKey,
    column,
  );
  const wasImported =
    definition.naturalKey === undefined &&
    matched.some(({ existing, entry }) => existing === null && entry.code === null)
      ? await importedBefore(ctx, definition, fileSha256)
      : () => false;

  problems.push(...linked.problems);
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
      if (entry.code === null && wasImported(entry.line)) plan.unchanged.push(planned);
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
      can(ctx.actor, "entry.add", addedAt(places, definition, input)) &&
      (isRevived || can(ctx.actor, "entry.write", subject))
    ) {
      plan[!isRevived && isSame(existing, input) ? "cited" : "updated"].push(planned);
    } else problems.push(problem("not_allowed_here", { line: entry.line }));
  }
  const citing = [...plan.created, ...plan.updated, ...plan.cited].map(({ existing, ...planned }) => ({
    ...planned,
    supported: supported.get(existing?.row.id ?? "") ?? new Set<string>(),
  }));
  problems.push(...(await endedSources(ctx, citing, named.sources, column("source"))));
  return { ...plan, sources: named.sources, problems };
}

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

/** Links to what is hidden from the actor stay where they stand; others that lead to nothing are problems. */
async function withLinks(
  ctx: Ctx,
  definition: RegisterDefinition,
  candidates: readonly Candidate[],
  column: (name: string) => string,
): Promise<{ matched: readonly Candidate[]; problems: readonly Problem[] }> {
  const standingIn = ({ existing }: Candidate) => (existing?.isOpen ? existing.content.values : {});
  const links = candidates.flatMap((candidate) => [
    ...linksOf(definition, candidate.input.values),
    ...linksOf(definition, standingIn(candidate)),
  ]);
  if (links.length === 0) return { matched: candidates, problems: [] };
  const open = await openCodes(ctx, [...new Set(links.map(({ code }) => code))]);
  const inFile = new Set(candidates.flatMap(({ entry }) => entry.code ?? []));
  const problems = candidates.flatMap((candidate) => {
    const { entry, existing, input } = candidate;
    const own = entry.code ?? existing?.row.code;
    const toItself = linksOf(definition, input.values).filter(({ code }) => code === own);
    const unknown = unknownLinks(definition, input, standingIn(candidate), open).filter(
      ({ code, register }) => code !== own && !(register === definition.key && inFile.has(code)),
    );
    return [...toItself, ...unknown].map(({ field, code }) =>
      problem("link_unknown", { line: entry.line, column: column(snakeCase(field)) }, { value: code }),
    );
  });
  const matched = candidates.map((candidate) => ({
    ...candidate,
    input: keepClosedLinks(definition, candidate.input, standingIn(candidate), open),
  }));
  return { matched, problems };
}
