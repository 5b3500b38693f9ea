import { personOrNull } from "@/lib/core/acting-person";
import { UNDETERMINED } from "@/lib/text/language";
import "server-only";
import { and, eq, inArray, isNull } from "drizzle-orm";
import { countries } from "@/db/schema/country";
import { sourceCountries, sources } from "@/db/schema/source";
import { sha256 } from "@/lib/audit/canonical";
import type { Ctx, MutationCtx } from "@/lib/core/context";
import { newId } from "@/lib/core/ids";
import { type Change, mutate } from "@/lib/core/mutate";
import { type Refused, refused } from "@/lib/core/result";
import { recomputeCiting } from "@/lib/ratings/figures";
import { recountCiting } from "@/lib/registers/store";
import { visibleTo } from "@/lib/sources/visible-to";
import type { BatchRow } from "./batch";
import { grouped, type NoticeGroup } from "./findings";
import {
  type AppliedOutcome,
  type Applying,
  endImport,
  type ImportCounts,
  type ImportOutcome,
  type ImportReport,
} from "./outcome";
import { personalNotices, textsOfColumns } from "./personal";
import { inOrder, type Problem, problem } from "./problem";
import type { ChosenFile } from "./run";
import { type ImportedSource, parseSourceRows, SOURCE_COLUMNS } from "./source-rows";
import { addToAllSubject } from "./source-subject";
import { readTable } from "./table";

/** Columns in which somebody may stand who is no publisher and no ministry. */
const WATCHED_COLUMNS = ["title", "publisher", "origin", "issuing_body", "ministry"] as const;

/** The sources of a file as they were read, with what was noticed and what is wrong. */
export type ReadSources = {
  sources: readonly ImportedSource[];
  countryIds: ReadonlyMap<string, string>;
  notices: readonly NoticeGroup[];
  problems: readonly Problem[];
};

/** Reads the sources of a file and writes nothing. */
export async function readSources(ctx: Ctx, file: ChosenFile): Promise<ReadSources> {
  const table = await readTable(file.bytes, SOURCE_COLUMNS);
  const known = await ctx.read.select({ id: countries.id, iso3: countries.iso3 }).from(countries);
  const countryIds = new Map(known.map(({ id, iso3 }) => [iso3, id]));
  const { sources: read, problems } = parseSourceRows(table.rows, new Set(countryIds.keys()));
  return {
    sources: read,
    countryIds,
    notices: grouped(personalNotices(textsOfColumns(table.rows, WATCHED_COLUMNS))),
    problems: inOrder([...table.problems, ...problems], table.columns),
  };
}

/** The import of a command: reads a file of sources and applies it. */
export async function runSourcesImport(ctx: Ctx, file: ChosenFile, dryRun: boolean): Promise<ImportReport> {
  const read = await readSources(ctx, file);
  return { outcome: await applySources(ctx, read, file, { dryRun }), notices: read.notices };
}

/**
 * Adds sources under the codes of the file, whole or not at all. A code that stands for the same title already is
 * left as it is; one that belongs to another source is a problem. A source that somebody described is never changed.
 */
export async function applySources(
  ctx: Ctx,
  parsed: ReadSources,
  file: ChosenFile,
  { dryRun, onApplied }: Applying,
): Promise<ImportOutcome> {
  const found: Problem[] = [...parsed.problems];
  if (found.length > 0) return { status: "problems", problems: found };
  let counts: ImportCounts = { created: 0, updated: 0, unchanged: 0 };
  const result = await mutate(
    ctx,
    "source.add",
    (inside) =>
      addToAllSubject(
        inside,
        parsed.sources.map(({ countries: all }) => all.slice(0, 1)),
      ),
    async (inside): Promise<Applied> => {
      const { fresh, replaced, problems } = await unknownOnes(inside, parsed.sources);
      found.push(...problems);
      if (found.length > 0) return refused("problems");
      const rows = await writeSources(inside, fresh, replaced, parsed.countryIds);
      counts = { created: rows.length, updated: 0, unchanged: parsed.sources.length - rows.length };
      if (dryRun) return refused("dry_run");
      const batch = { name: file.name, sha256: sha256(file.bytes) };
      return endImport(inside, { kind: "sources", file: batch, rows, counts }, onApplied);
    },
  );
  if (!result.ok) {
    return result.reason === "dry_run"
      ? { status: "dry_run", rows: parsed.sources.length, ...counts }
      : { status: "problems", problems: found };
  }
  return result.value;
}

type Applied = Change<AppliedOutcome> | Refused<"problems" | "dry_run">;

/**
 * What of the file is not here yet, and what it takes the place of: sources that an undo had withdrawn come back under
 * their codes, and a code that a table of ratings named and nobody has described gets its source.
 */
async function unknownOnes(ctx: MutationCtx, list: readonly ImportedSource[]) {
  const codes = list.map(({ code }) => code);
  const taken = await ctx.tx
    .select({
      id: sources.id,
      code: sources.code,
      version: sources.version,
      withdrawnAt: sources.withdrawnAt,
    })
    .from(sources)
    .where(inArray(sources.code, codes))
    .for("update");
  const readable = await ctx.tx
    .select({ code: sources.code, title: sources.title, type: sources.type })
    .from(sources)
    .where(and(inArray(sources.code, codes), isNull(sources.withdrawnAt), visibleTo(ctx)));
  const isBare = (code: string) =>
    readable.some((row) => row.code === code && row.title === code && row.type === "unclassified");
  const problems: Problem[] = [];
  const replaced = new Map(
    taken.flatMap((row) => (row.withdrawnAt !== null || isBare(row.code) ? [[row.code, row]] : [])),
  );
  const fresh = list.filter(({ code, texts, line }) => {
    if (texts.title === code && isBare(code)) return false;
    if (replaced.has(code) || !taken.some((row) => row.code === code)) return true;
    const same = readable.some((row) => row.code === code && row.title === texts.title);
    if (!same) problems.push(problem("code_of_other_source", { line, column: "code" }, { value: code }));
    return false;
  });
  return { fresh, replaced, problems };
}

async function writeSources(
  ctx: MutationCtx,
  list: readonly ImportedSource[],
  replaced: ReadonlyMap<string, { id: string; version: number }>,
  countryIds: ReadonlyMap<string, string>,
): Promise<readonly BatchRow[]> {
  const rows: BatchRow[] = [];
  for (const source of list) {
    const before = replaced.get(source.code);
    const id = before?.id ?? newId(ctx.now);
    const version = (before?.version ?? 0) + 1;
    const fields = {
      code: source.code,
      type: source.type,
      ...source.texts,
      issuedByState: source.issuedByState,
      accessClass: source.accessClass,
      reliability: source.reliability,
      credibility: source.credibility,
    };
    const values = {
      ...fields,
      typedLanguage: UNDETERMINED,
      authorId: personOrNull(ctx),
      receivedAt: ctx.now,
      version,
      withdrawnAt: null,
    };
    if (before) {
      await ctx.tx.update(sources).set(values).where(eq(sources.id, id));
      await ctx.tx.delete(sourceCountries).where(eq(sourceCountries.sourceId, id));
    } else await ctx.tx.insert(sources).values({ ...values, id });
    const inCountries = source.countries.flatMap((iso3) => countryIds.get(iso3) ?? []);
    await ctx.tx
      .insert(sourceCountries)
      .values(inCountries.map((countryId) => ({ sourceId: id, countryId })));
    rows.push({
      entity: "source",
      entityId: id,
      versionBefore: before?.version ?? 0,
      versionAfter: version,
      key: source.code,
      before: null,
      after: { ...fields, countries: source.countries },
    });
  }
  const changedIds = [...replaced.values()].map(({ id }) => id);
  await recomputeCiting(ctx, changedIds);
  await recountCiting(ctx, changedIds);
  return rows;
}
