import "server-only";
import { and, eq, inArray, isNull, notInArray } from "drizzle-orm";
import { ACCESS_CLASSES, type AccessClass } from "@/db/enums";
import { assessmentDuties, assessments } from "@/db/schema/assessment";
import { interviews, sourceCountries, sourceReaders, sources } from "@/db/schema/source";
import { FINISHED_STATES } from "@/lib/assessments/work-rules";
import type { Actor, Ctx, MutationCtx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { type Change, changed, mutate } from "@/lib/core/mutate";
import { type Refused, type Result, refused } from "@/lib/core/result";
import type { SourceSubject } from "@/lib/policy/subjects";
import { recomputeCiting } from "@/lib/ratings/figures";
import { recountCiting } from "@/lib/registers/store";
import { programmeDay } from "@/lib/settings/programme-day";
import { countriesOf, drawNumber, nextSourceCode } from "./code";
import { SOURCE_ENTITY, sourceChange, sourceContent } from "./content";
import { type DayRefusal, refusedDay } from "./interview-days";
import { isInterview } from "./kinds";
import type { AddSource, ReaderInput, SaveSource } from "./schema";
import { type LoadedSource, sourceSubject } from "./subject";
import { mayAddTo } from "./visible-to";
import { isWithdrawnNow, tellOfWithdrawal } from "./withdrawal";

type SourceFields = Omit<AddSource, "countries">;

function personOf(actor: Actor): string | null {
  return actor.kind === "user" ? actor.userId : null;
}

/** Subject of `source.add`: whether the actor drafts in the country that the code comes from. */
export async function addSubject(ctx: MutationCtx, iso3: string | undefined): Promise<SourceSubject> {
  const onDraftingTeam = iso3 !== undefined && (await mayAddTo(ctx, iso3));
  return {
    kind: "source",
    accessClass: "public",
    mayBePublic: true,
    isNamedReader: false,
    isAuthor: true,
    onTeam: onDraftingTeam,
    onDraftingTeam,
  };
}

/**
 * Adds a source to the library of its countries and gives it a code of the first. `draw` gives the number of one
 * that is not public. Refused where the days of an interview cannot be true or its erasure does not lie ahead.
 */
export function addSource(
  ctx: Ctx,
  input: AddSource,
  draw: () => number = drawNumber,
): Promise<Result<{ code: string }, DayRefusal>> {
  return mutate(
    ctx,
    "source.add",
    (inside) => addSubject(inside, input.countries[0]),
    (inside) => insertSource(inside, input, { draw }),
  );
}

/**
 * Writes a new source inside a write whose rights were checked. A confidential one is read by `readers`; where nobody
 * names them, by its author and by who leads now.
 */
export async function insertSource(
  ctx: MutationCtx,
  input: AddSource,
  { draw = drawNumber, readers }: { draw?: () => number; readers?: readonly string[] } = {},
): Promise<Change<{ code: string; id: string }> | Refused<DayRefusal>> {
  const wrong = await wrongDay(ctx, input, null);
  if (wrong !== null) return refused(wrong);
  const inCountries = await countriesOf(ctx, input.countries);
  const [home] = inCountries;
  if (!home) throw new AppError("INVALID", "a source has a country");
  const id = newId(ctx.now);
  const code = await nextSourceCode(ctx, home, input.accessClass, draw);
  await ctx.tx.insert(sources).values({
    ...columnsOf(input),
    id,
    code,
    authorId: personOf(ctx.actor),
    receivedAt: ctx.now,
    version: 1,
  });
  await ctx.tx
    .insert(sourceCountries)
    .values(inCountries.map((country) => ({ sourceId: id, countryId: country.id })));
  await writeInterview(ctx, id, input);
  if (input.accessClass === "confidential") {
    if (readers === undefined) await nameFirstReaders(ctx, id);
    else await nameReaders(ctx, id, readers);
  }
  const after = await sourceContent(ctx, id);
  return changed({ code, id }, { entity: SOURCE_ENTITY, entityId: id, version: 1, before: null, after });
}

function columnsOf(input: SourceFields) {
  return {
    type: input.type,
    title: input.title,
    publisher: input.publisher,
    origin: input.origin,
    issuingBody: input.issuingBody,
    ministry: input.ministry,
    issuedByState: input.issuedByState,
    inForceCheckedOn: input.inForceCheckedOn,
    publishedOn: input.publishedOn,
    periodFrom: input.periodFrom,
    periodTo: input.periodTo,
    language: input.language,
    accessClass: input.accessClass,
    reliability: input.reliability,
    credibility: input.credibility,
    link: input.link,
    typedLanguage: input.typedLanguage,
  };
}

/** Why the days of an interview are refused, or null; `sourceId` is that of one that was recorded before. */
async function wrongDay(
  ctx: MutationCtx,
  input: SourceFields,
  sourceId: string | null,
): Promise<DayRefusal | null> {
  if (!isInterview(input.type)) return null;
  const [before] =
    sourceId === null
      ? []
      : await ctx.read
          .select({ deleteOn: interviews.deleteOn })
          .from(interviews)
          .where(eq(interviews.sourceId, sourceId));
  return refusedDay(input, { today: await programmeDay(ctx), kept: before?.deleteOn ?? null });
}

async function writeInterview(ctx: MutationCtx, sourceId: string, input: SourceFields): Promise<void> {
  if (!isInterview(input.type)) return;
  const { personCode, consent, consentOn, attribution, deleteOn } = input;
  if (!personCode || !consent || !consentOn || !attribution || !deleteOn) {
    throw new AppError("INVALID", "an interview has a code, consent, attribution and a deletion date");
  }
  const columns = {
    personCode,
    consent,
    consentOn,
    attribution,
    deleteOn,
    functionHeld: input.functionHeld,
    province: input.province,
    heldOn: input.heldOn,
    consentWithdrawnOn: input.consentWithdrawnOn,
  };
  await ctx.tx
    .insert(interviews)
    .values({ sourceId, ...columns, deletedAt: null })
    .onConflictDoUpdate({ target: interviews.sourceId, set: columns });
}

/** The author and whoever leads now an open assessment of a country of the source; later leads ask the author. */
async function nameFirstReaders(ctx: MutationCtx, sourceId: string): Promise<void> {
  const author = personOf(ctx.actor);
  const leads = await ctx.read
    .select({ userId: assessmentDuties.userId })
    .from(assessmentDuties)
    .innerJoin(assessments, eq(assessments.id, assessmentDuties.assessmentId))
    .innerJoin(sourceCountries, eq(sourceCountries.countryId, assessments.countryId))
    .where(
      and(
        eq(sourceCountries.sourceId, sourceId),
        eq(assessmentDuties.duty, "lead"),
        isNull(assessmentDuties.endedAt),
        notInArray(assessments.state, [...FINISHED_STATES]),
      ),
    );
  await nameReaders(ctx, sourceId, [
    ...(author === null ? [] : [author]),
    ...leads.map(({ userId }) => userId),
  ]);
}

async function nameReaders(ctx: MutationCtx, sourceId: string, people: readonly string[]): Promise<void> {
  if (people.length === 0) return;
  const grantedBy = personOf(ctx.actor);
  await ctx.tx
    .insert(sourceReaders)
    .values([...new Set(people)].map((userId) => ({ sourceId, userId, grantedBy, grantedAt: ctx.now })))
    .onConflictDoNothing();
}

/** Whether more people read a source of the one class than of the other. */
function isWider(one: AccessClass, other: AccessClass): boolean {
  return ACCESS_CLASSES.indexOf(one) < ACCESS_CLASSES.indexOf(other);
}

/**
 * Saves a source as a whole. Refused where somebody saved it meanwhile, where somebody else than its author opens it
 * to more people or makes it confidential, where an interview would become another type, and where its days cannot be
 * true or a new day of erasure does not lie ahead. Throws NOT_FOUND, FORBIDDEN.
 */
export function saveSource(
  ctx: Ctx,
  input: SaveSource,
): Promise<
  Result<{ version: number }, "changed_meanwhile" | "only_author" | "interview_stays" | DayRefusal>
> {
  return mutate(
    ctx,
    "source.write",
    (inside) => sourceSubject(inside, input.code, true),
    async (inside, { row, isAuthor }: LoadedSource) => {
      if (row.version !== input.version) return refused("changed_meanwhile");
      if (isInterview(row.type) !== isInterview(input.type)) return refused("interview_stays");
      const closes = input.accessClass === "confidential" && row.accessClass !== "confidential";
      const opens = input.accessClass !== "confidential" && row.accessClass === "confidential";
      const widens = isWider(input.accessClass, row.accessClass);
      if ((closes || widens) && !isAuthor && row.authorId !== null) return refused("only_author");
      const wrong = await wrongDay(inside, input, row.id);
      if (wrong !== null) return refused(wrong);
      const before = await sourceContent(inside, row.id);
      const inCountries = await countriesOf(inside, input.countries);
      await inside.tx
        .update(sources)
        .set({ ...columnsOf(input), authorId: row.authorId ?? (closes ? personOf(inside.actor) : null) })
        .where(eq(sources.id, row.id));
      const ids = inCountries.map(({ id }) => id);
      await inside.tx
        .insert(sourceCountries)
        .values(ids.map((countryId) => ({ sourceId: row.id, countryId })))
        .onConflictDoNothing();
      await inside.tx
        .delete(sourceCountries)
        .where(and(eq(sourceCountries.sourceId, row.id), notInArray(sourceCountries.countryId, ids)));
      if (await isWithdrawnNow(inside, row.id, input)) await tellOfWithdrawal(inside, row.id);
      await writeInterview(inside, row.id, input);
      if (closes) await nameFirstReaders(inside, row.id);
      if (opens) await inside.tx.delete(sourceReaders).where(eq(sourceReaders.sourceId, row.id));
      await recomputeCiting(inside, [row.id]);
      await recountCiting(inside, [row.id]);
      const change = await sourceChange(inside, row, before);
      return changed({ version: change.version }, change);
    },
  );
}

/** Names a further reader of a confidential source; only its author may. Refused for people outside its teams. */
export function grantReader(ctx: Ctx, input: ReaderInput): Promise<Result<{ code: string }, "not_on_team">> {
  return mutate(
    ctx,
    "source.grant",
    (inside) => sourceSubject(inside, input.code, true),
    async (inside, { row }: LoadedSource) => {
      const team = await inside.read
        .select({ userId: assessmentDuties.userId })
        .from(assessmentDuties)
        .innerJoin(assessments, eq(assessments.id, assessmentDuties.assessmentId))
        .innerJoin(sourceCountries, eq(sourceCountries.countryId, assessments.countryId))
        .where(
          and(
            eq(sourceCountries.sourceId, row.id),
            eq(assessmentDuties.userId, input.userId),
            isNull(assessmentDuties.endedAt),
            inArray(assessmentDuties.duty, ["lead", "assessor", "second_rater", "reviewer", "approver"]),
          ),
        );
      if (team.length === 0) return refused("not_on_team");
      const before = await sourceContent(inside, row.id);
      await inside.tx
        .insert(sourceReaders)
        .values({
          sourceId: row.id,
          userId: input.userId,
          grantedBy: personOf(inside.actor),
          grantedAt: inside.now,
        })
        .onConflictDoNothing();
      return changed({ code: row.code }, await sourceChange(inside, row, before));
    },
  );
}

/** Takes a reader away from a confidential source. The author stays. */
export function revokeReader(
  ctx: Ctx,
  input: ReaderInput,
): Promise<Result<{ code: string }, "author_stays">> {
  return mutate(
    ctx,
    "source.grant",
    (inside) => sourceSubject(inside, input.code, true),
    async (inside, { row }: LoadedSource) => {
      if (row.authorId === input.userId) return refused("author_stays");
      const before = await sourceContent(inside, row.id);
      await inside.tx
        .delete(sourceReaders)
        .where(and(eq(sourceReaders.sourceId, row.id), eq(sourceReaders.userId, input.userId)));
      return changed({ code: row.code }, await sourceChange(inside, row, before));
    },
  );
}
