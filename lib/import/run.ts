import "server-only";
import { eq } from "drizzle-orm";
import { countries } from "@/db/schema/country";
import { instrumentEditions } from "@/db/schema/instrument";
import { rounds } from "@/db/schema/round";
import { sha256 } from "@/lib/audit/canonical";
import type { Ctx } from "@/lib/core/context";
import { importEdition } from "@/lib/editions/mutations";
import { editionByHash, previewEdition } from "@/lib/editions/queries";
import type { Edition } from "@/lib/instruments/edition";
import { roundCodeSchema } from "@/lib/rounds/schema";
import { grouped, type NoticeGroup } from "./findings";
import type { Applying, ImportOutcome, ImportReport } from "./outcome";
import { personalNotices, textsOfColumns } from "./personal";
import { inOrder, type Problem, problem } from "./problem";
import { type ImportedRating, parseRatingRows, RATING_COLUMNS } from "./rating-rows";
import { importRatings, type RatingsTarget } from "./ratings-import";
import { readTable } from "./table";

/** A file as it was chosen: its name for messages, its bytes. */
export type ChosenFile = { name: string; bytes: Buffer };

/** Columns that hold what somebody wrote; a reason is free text where an indicator does not apply. */
const WATCHED_COLUMNS = ["rationale", "reason", "source"] as const;

/** The ratings of a file as they were read, with what was noticed and what is wrong. */
export type ReadRatings = {
  ratings: readonly ImportedRating[];
  notices: readonly NoticeGroup[];
  problems: readonly Problem[];
};

/** Reads the ratings of a file for a round and writes nothing. */
export async function readRatings(ctx: Ctx, file: ChosenFile, target: RatingsTarget): Promise<ReadRatings> {
  const [table, edition] = await Promise.all([
    readTable(file.bytes, RATING_COLUMNS),
    editionOfTarget(ctx, target),
  ]);
  const notices = grouped(personalNotices(textsOfColumns(table.rows, WATCHED_COLUMNS)));
  if ("code" in edition) return { ratings: [], notices, problems: [...table.problems, edition] };
  const known = await ctx.read.select({ iso3: countries.iso3 }).from(countries);
  const { ratings, problems } = parseRatingRows(table.rows, {
    scale: edition.file.scale,
    indicators: new Map(
      [...edition.indicators.values()].map(({ code, definition }) => [
        code,
        { notApplicableAllowed: definition.notApplicable !== undefined },
      ]),
    ),
    countries: new Set(known.map(({ iso3 }) => iso3)),
  });
  return { ratings, notices, problems: inOrder([...table.problems, ...problems], table.columns) };
}

/** Applies the ratings that were read whole, or reports every problem and writes nothing. */
export async function applyRatings(
  ctx: Ctx,
  { ratings, problems }: ReadRatings,
  file: ChosenFile,
  { target, ...applying }: Applying & { target: RatingsTarget },
): Promise<ImportOutcome> {
  if (problems.length > 0) return { status: "problems", problems };
  const imported = { name: file.name, sha256: sha256(file.bytes) };
  return importRatings(ctx, { file: imported, ratings, target, ...applying });
}

/** The import of a command: reads a file of ratings and applies it. */
export async function runRatingsImport(
  ctx: Ctx,
  file: ChosenFile,
  target: RatingsTarget,
  dryRun: boolean,
): Promise<ImportReport> {
  const read = await readRatings(ctx, file, target);
  return { outcome: await applyRatings(ctx, read, file, { target, dryRun }), notices: read.notices };
}

async function editionOfTarget(ctx: Ctx, target: RatingsTarget): Promise<Edition | Problem> {
  const [round] = await ctx.read
    .select({ sha256: instrumentEditions.sha256 })
    .from(rounds)
    .innerJoin(instrumentEditions, eq(instrumentEditions.id, rounds.editionId))
    .where(eq(rounds.code, target.round));
  if (round) return editionByHash(ctx, round.sha256);
  if (!target.createRound) return problem("round_unknown", {}, { value: target.round });
  if (!roundCodeSchema.safeParse(target.round).success)
    return problem("round_code", {}, { value: target.round });
  const editions = await ctx.read
    .select({
      instrument: instrumentEditions.instrument,
      version: instrumentEditions.version,
      sha256: instrumentEditions.sha256,
    })
    .from(instrumentEditions)
    .orderBy(instrumentEditions.instrument, instrumentEditions.version);
  const expected = editions.map(({ instrument, version }) => `${instrument}@${version}`).join(", ");
  if (target.edition === null) return problem("edition_missing", {}, { expected });
  const found = editions.find(({ instrument, version }) => `${instrument}@${version}` === target.edition);
  if (!found) return problem("edition_unknown", {}, { value: target.edition, expected });
  return editionByHash(ctx, found.sha256);
}

/** Imports an instrument file: every problem with its path, or the edition published with its derived rows. */
export async function runInstrumentImport(
  ctx: Ctx,
  file: ChosenFile,
  dryRun: boolean,
): Promise<ImportOutcome> {
  const content = file.bytes.toString("utf8");
  const preview = await previewEdition(ctx, content);
  if (preview.status === "invalid") {
    return {
      status: "problems",
      problems: preview.problems.map(({ path, text, remedy }) =>
        problem("document", {}, { path, message: `${text} ${remedy}` }),
      ),
    };
  }
  if (preview.status === "other_bytes") {
    return { status: "problems", problems: [problem("edition_other_bytes", {}, { value: preview.edition })] };
  }
  const isKnown = preview.status === "known";
  if (dryRun) {
    const counts = { created: isKnown ? 0 : 1, updated: 0, unchanged: isKnown ? 1 : 0 };
    return { status: "dry_run", rows: preview.indicatorCount, ...counts };
  }
  if (isKnown) return { status: "unchanged" };
  await importEdition(ctx, content);
  return { status: "done", batch: preview.edition, created: 1, updated: 0, unchanged: 0 };
}
