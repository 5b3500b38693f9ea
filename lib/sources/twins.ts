/**
 * Redacted twins: a source of its own, open to more people than the one it is a version of, in which everything is
 * typed anew. Only who may read the source learns that a twin is one.
 */
import "server-only";
import { and, asc, eq, isNull, or } from "drizzle-orm";
import type { AccessClass, SourceType } from "@/db/enums";
import { contributions } from "@/db/schema/contribution";
import { countries } from "@/db/schema/country";
import { interviews, sourceCountries, sources } from "@/db/schema/source";
import type { AuditChange } from "@/lib/audit/append";
import type { Ctx, MutationCtx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { changed, mutate } from "@/lib/core/mutate";
import { type Result, refused } from "@/lib/core/result";
import { can } from "@/lib/policy/can";
import { drawNumber } from "./code";
import { sourceChange, sourceContent } from "./content";
import type { DayRefusal } from "./interview-days";
import { isInterview } from "./kinds";
import type { AddTwin } from "./schema";
import { type LoadedSource, type SourceRow, sourceSubject } from "./subject";
import { isWider, refusedTwin, type TwinFacts, type TwinRefusal, tellsMore, twinClasses } from "./twin-rules";
import type { SourceDetail } from "./view";
import { visibleTo } from "./visible-to";
import { tellOfWithdrawal } from "./withdrawal";
import { insertSource, type SourceFields } from "./write";
import { yearOf } from "./year";

/** Whether the actor may write a redacted version of it; a twin has none, nor what nobody has classified yet. */
export function mayHaveTwin(ctx: Pick<Ctx, "actor">, loaded: LoadedSource): boolean {
  const { twinOfId, type } = loaded.row;
  return twinOfId === null && type !== "unclassified" && can(ctx.actor, "source.twin", loaded);
}

/** The source of which the actor may write a redacted version. Throws NOT_FOUND. */
async function twinnedSubject(ctx: Ctx, code: string, lock = false): Promise<LoadedSource> {
  const loaded = await sourceSubject(ctx, code, lock);
  if (!mayHaveTwin(ctx, loaded)) throw new AppError("NOT_FOUND", `twin of ${code}`);
  return loaded;
}

async function factsOf(ctx: Ctx, row: Pick<SourceRow, "id" | "type" | "accessClass">): Promise<TwinFacts> {
  const [interview] = await ctx.read
    .select({
      consent: interviews.consent,
      attribution: interviews.attribution,
      deleteOn: interviews.deleteOn,
    })
    .from(interviews)
    .where(eq(interviews.sourceId, row.id));
  const { type, accessClass } = row;
  return {
    type,
    accessClass,
    consent: interview?.consent ?? null,
    attribution: interview?.attribution ?? null,
    deleteOn: interview?.deleteOn ?? null,
  };
}

/** What the form of a twin begins with: no word of the source, but its type, years, language and countries. */
export type TwinDraft = {
  code: string;
  type: SourceType;
  classes: readonly AccessClass[];
  publishedOn: string | null;
  periodFrom: string | null;
  periodTo: string | null;
  language: string | null;
  /** The year in which the interview was held; null for every other type. */
  interview: { heldOn: string | null } | null;
  countries: readonly string[];
};

/** What a twin of this source may begin with. Throws NOT_FOUND where the actor may not write one. */
export async function twinDraft(ctx: Ctx, code: string): Promise<TwinDraft> {
  const { row } = await twinnedSubject(ctx, code);
  const [interview] = await ctx.read
    .select({ heldOn: interviews.heldOn })
    .from(interviews)
    .where(eq(interviews.sourceId, row.id));
  const places = await ctx.read
    .select({ iso3: countries.iso3 })
    .from(sourceCountries)
    .innerJoin(countries, eq(countries.id, sourceCountries.countryId))
    .where(eq(sourceCountries.sourceId, row.id))
    .orderBy(asc(countries.iso3));
  return {
    code: row.code,
    type: row.type,
    classes: twinClasses(row.accessClass),
    publishedOn: yearOf(row.publishedOn),
    periodFrom: yearOf(row.periodFrom),
    periodTo: yearOf(row.periodTo),
    language: row.language,
    interview: isInterview(row.type) ? { heldOn: yearOf(interview?.heldOn ?? null) } : null,
    countries: places.map(({ iso3 }) => iso3),
  };
}

/**
 * Writes a redacted version of a source, with a code of its own and without its file. Refused where it would be open to
 * no more people or be of another type, where the person did not agree to it, and where it
 * would outlive the texts of the interview. Throws NOT_FOUND.
 */
export function addTwin(
  ctx: Ctx,
  { twinOf, ...input }: AddTwin,
  draw: () => number = drawNumber,
): Promise<Result<{ code: string }, TwinRefusal | DayRefusal>> {
  return mutate(
    ctx,
    "source.twin",
    (inside) => twinnedSubject(inside, twinOf, true),
    async (inside, { row }: LoadedSource) => {
      const original = await factsOf(inside, row);
      if (!twinClasses(row.accessClass).includes(input.accessClass)) return refused("not_wider");
      const reason = refusedTwin(input, original);
      if (reason !== null) return refused(reason);
      const made = await insertSource(inside, input, { draw, twinOfId: row.id });
      return made.ok ? changed({ code: made.value.code }, made.value.change) : made;
    },
  );
}

/** Why a twin may not be saved like that beside its source, or a source beside the contribution it was made of; else null. */
export async function refusedBesideOriginal(
  ctx: MutationCtx,
  { id, twinOfId }: Pick<SourceRow, "id" | "twinOfId">,
  input: SourceFields,
): Promise<Exclude<TwinRefusal, "not_wider"> | null> {
  if (twinOfId === null) return refusedBesideContribution(ctx, id, input);
  const [original] = await ctx.read.select().from(sources).where(eq(sources.id, twinOfId));
  return original ? refusedTwin(input, await factsOf(ctx, original)) : null;
}

/** A source that was made of a contribution is open to no more people, and tells no more of who spoke, than was promised; what its contributor took back stays so. */
async function refusedBesideContribution(
  ctx: MutationCtx,
  id: string,
  { accessClass, attribution, consent }: Pick<SourceFields, "accessClass" | "attribution" | "consent">,
): Promise<"not_agreed" | "no_consent" | null> {
  const [promised] = await ctx.read
    .select({ accessClass: contributions.accessClass, withdrawnAt: contributions.consentWithdrawnAt })
    .from(contributions)
    .where(eq(contributions.sourceId, id));
  if (promised === undefined) return null;
  if (promised.withdrawnAt !== null && consent === "given") return "no_consent";
  const isKept = !isWider(accessClass, promised.accessClass) && attribution === "not_attributed";
  return isKept ? null : "not_agreed";
}

/** The ids of the twins of a source. */
export async function twinsOf(ctx: Ctx, sourceId: string): Promise<readonly string[]> {
  const rows = await ctx.read.select({ id: sources.id }).from(sources).where(eq(sources.twinOfId, sourceId));
  return rows.map(({ id }) => id);
}

/**
 * Carries what changed about a source over to its twins: its type, and what a person said about an interview, consent
 * that ended, a narrower attribution and an earlier day of erasure. A public one closes to the team with the consent, and who cites it is told.
 */
export async function followOriginal(
  ctx: MutationCtx,
  sourceId: string,
  {
    type,
    consent,
    consentWithdrawnOn,
    attribution,
    deleteOn,
  }: Pick<SourceFields, "consent" | "consentWithdrawnOn" | "attribution" | "deleteOn"> & { type: SourceType },
): Promise<readonly AuditChange[]> {
  const twins = await ctx.tx
    .select({ row: sources, interview: interviews })
    .from(sources)
    .leftJoin(interviews, eq(interviews.sourceId, sources.id))
    .where(and(eq(sources.twinOfId, sourceId), isNull(interviews.deletedAt)))
    .orderBy(asc(sources.code))
    .for("update", { of: sources });
  const changes: AuditChange[] = [];
  for (const { row, interview } of twins) {
    const ends = interview?.consent === "given" && consent !== null && consent !== "given";
    const isEarlier = interview !== null && deleteOn !== null && deleteOn < interview.deleteOn;
    const isLess =
      interview !== null && attribution !== null && tellsMore(interview.attribution, attribution);
    if (row.type === type && !ends && !isEarlier && !isLess) continue;
    const before = await sourceContent(ctx, row.id);
    if (ends && consent === "withdrawn") await tellOfWithdrawal(ctx, row.id);
    const accessClass = ends && row.accessClass === "public" ? "restricted" : row.accessClass;
    await ctx.tx.update(sources).set({ type, accessClass }).where(eq(sources.id, row.id));
    if (ends || isEarlier || isLess)
      await ctx.tx
        .update(interviews)
        .set({
          ...(ends ? { consent, consentWithdrawnOn } : {}),
          ...(isEarlier ? { deleteOn } : {}),
          ...(isLess ? { attribution } : {}),
        })
        .where(eq(interviews.sourceId, row.id));
    changes.push(await sourceChange(ctx, row, before));
  }
  return changes;
}

/** The source that a twin is a version of, and the twins of a source, as far as the actor may read them. */
export async function versionsOf(
  ctx: Ctx,
  { id, twinOfId }: Pick<SourceRow, "id" | "twinOfId">,
): Promise<Pick<SourceDetail, "original" | "twins">> {
  const rows = await ctx.read
    .select({
      code: sources.code,
      title: sources.title,
      accessClass: sources.accessClass,
      twinOfId: sources.twinOfId,
    })
    .from(sources)
    .where(
      and(
        or(eq(sources.twinOfId, id), twinOfId === null ? undefined : eq(sources.id, twinOfId)),
        visibleTo(ctx),
      ),
    )
    .orderBy(asc(sources.code));
  const versions = rows.map(({ twinOfId: of, ...version }) => ({ isTwin: of === id, version }));
  return {
    original: versions.find(({ isTwin }) => !isTwin)?.version ?? null,
    twins: versions.flatMap(({ isTwin, version }) => (isTwin ? [version] : [])),
  };
}
