import "server-only";
import { and, eq, inArray, isNull, notInArray } from "drizzle-orm";
import { assessmentDuties, assessments } from "@/db/schema/assessment";
import { sourceCountries, sourceReaders, sources } from "@/db/schema/source";
import { endWithSource } from "@/lib/contributions/follow-source";
import { personOrNull } from "@/lib/core/acting-person";
import type { Ctx } from "@/lib/core/context";
import { changed, mutate } from "@/lib/core/mutate";
import { type Result, refused } from "@/lib/core/result";
import { TEAM_DUTIES } from "@/lib/policy/duties";
import { recomputeCiting } from "@/lib/ratings/figures";
import { recountCiting } from "@/lib/registers/store";
import { countriesOf, drawNumber } from "./code";
import { sourceChange, sourceContent } from "./content";
import type { DayRefusal } from "./interview-days";
import { isInterview } from "./kinds";
import { endOpenings } from "./openings";
import type { AddSource, ReaderInput, SaveSource } from "./schema";
import { type ConsentRefusal, type LoadedSource, sourceSubject } from "./subject";
import { isWider, type TwinRefusal } from "./twin-rules";
import { followOriginal, refusedBesideOriginal, twinsOf } from "./twins";
import { isWithdrawnNow, tellOfWithdrawal } from "./withdrawal";
import { addSubject, columnsOf, insertSource, nameFirstReaders, writeInterview, wrongDay } from "./write";

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
    async (inside) => {
      const made = await insertSource(inside, input, { draw });
      return made.ok ? changed({ code: made.value.code }, made.value.change) : made;
    },
  );
}

/**
 * Saves a source as a whole. Refused where somebody saved it meanwhile, where somebody else than its author opens it
 * to more people or makes it confidential, where it would open to more people after consent has ended, where an interview would become another type, and where its days cannot be
 * true or a new day of erasure does not lie ahead; a twin also where it would not be bound to what was agreed about its
 * source. What ends there ends for its twins, and for the contribution that it was made of. Throws NOT_FOUND, FORBIDDEN.
 */
export function saveSource(
  ctx: Ctx,
  input: SaveSource,
): Promise<
  Result<
    { version: number },
    | "changed_meanwhile"
    | "only_author"
    | "interview_stays"
    | ConsentRefusal
    | Exclude<TwinRefusal, "not_wider">
    | DayRefusal
  >
> {
  return mutate(
    ctx,
    "source.write",
    (inside) => sourceSubject(inside, input.code, true),
    async (inside, { row, isAuthor, consentEnded }: LoadedSource) => {
      if (row.version !== input.version) return refused("changed_meanwhile");
      if (isInterview(row.type) !== isInterview(input.type)) return refused("interview_stays");
      const closes = input.accessClass === "confidential" && row.accessClass !== "confidential";
      const opens = input.accessClass !== "confidential" && row.accessClass === "confidential";
      const widens = isWider(input.accessClass, row.accessClass);
      if ((closes || widens) && !isAuthor && row.authorId !== null) return refused("only_author");
      if (widens && consentEnded) return refused("consent_ended");
      const wrong = await wrongDay(inside, input, row.id);
      if (wrong !== null) return refused(wrong);
      const beside = await refusedBesideOriginal(inside, row, input);
      if (beside !== null) return refused(beside);
      const before = await sourceContent(inside, row.id);
      const inCountries = await countriesOf(inside, input.countries);
      await inside.tx
        .update(sources)
        .set({ ...columnsOf(input), authorId: row.authorId ?? (closes ? personOrNull(inside) : null) })
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
      if (opens) {
        await inside.tx.delete(sourceReaders).where(eq(sourceReaders.sourceId, row.id));
        await endOpenings(inside, row.id);
      }
      const ofTwins = await followOriginal(inside, row.id, input);
      const ofContribution = await endWithSource(inside, row.id, input.consent);
      const touched = [row.id, ...(await twinsOf(inside, row.id))];
      await recomputeCiting(inside, touched);
      await recountCiting(inside, touched);
      const change = await sourceChange(inside, row, before);
      return changed({ version: change.version }, change, ...ofTwins, ...ofContribution);
    },
  );
}

/**
 * Names a further reader of a confidential source; only its author may. Refused for people outside its teams, and once
 * consent to the source has ended.
 */
export function grantReader(
  ctx: Ctx,
  input: ReaderInput,
): Promise<Result<{ code: string }, "not_on_team" | ConsentRefusal>> {
  return mutate(
    ctx,
    "source.grant",
    (inside) => sourceSubject(inside, input.code, true),
    async (inside, { row, consentEnded }: LoadedSource) => {
      if (consentEnded) return refused("consent_ended");
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
            inArray(assessmentDuties.duty, [...TEAM_DUTIES]),
          ),
        );
      if (team.length === 0) return refused("not_on_team");
      const before = await sourceContent(inside, row.id);
      await inside.tx
        .insert(sourceReaders)
        .values({
          sourceId: row.id,
          userId: input.userId,
          grantedBy: personOrNull(inside),
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
