import "server-only";
import { and, asc, count, eq, inArray } from "drizzle-orm";
import type { RoundKind } from "@/db/enums";
import { assessments } from "@/db/schema/assessment";
import { countries } from "@/db/schema/country";
import { instrumentEditions } from "@/db/schema/instrument";
import { roundCountries, rounds } from "@/db/schema/round";
import type { AuditChange } from "@/lib/audit/append";
import type { Ctx, MutationCtx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { changed, mutate } from "@/lib/core/mutate";
import { done, type Refused, type Result, refused } from "@/lib/core/result";
import { one } from "@/lib/core/rows";
import type { AddRoundCountries, CreateRound, EditRound, RemoveRoundCountry } from "./schema";

const installation = async () => ({ kind: "installation" as const });

type RoundRow = typeof rounds.$inferSelect;

/** What the audit chain keeps of a round. */
async function contentOf(ctx: MutationCtx, round: RoundRow): Promise<Record<string, unknown>> {
  const list = await ctx.tx
    .select({ iso3: countries.iso3 })
    .from(roundCountries)
    .innerJoin(countries, eq(countries.id, roundCountries.countryId))
    .where(eq(roundCountries.roundId, round.id))
    .orderBy(asc(countries.iso3));
  const { id: _id, createdAt: _createdAt, version: _version, ...content } = round;
  return { ...content, countries: list.map(({ iso3 }) => iso3) };
}

async function lockedRound(ctx: MutationCtx, code: string): Promise<RoundRow> {
  const [row] = await ctx.tx.select().from(rounds).where(eq(rounds.code, code)).for("update");
  if (row?.kind !== "programme") throw new AppError("NOT_FOUND", `round ${code}`);
  return row;
}

/** Ids of countries by code. Refused where one of them is unknown, with that code. */
async function countryIds(
  ctx: MutationCtx,
  codes: readonly string[],
): Promise<Result<readonly string[], "country_unknown">> {
  const rows = await ctx.tx
    .select({ id: countries.id, iso3: countries.iso3 })
    .from(countries)
    .where(inArray(countries.iso3, [...codes]));
  const unknown = codes.find((code) => rows.every(({ iso3 }) => iso3 !== code));
  return unknown === undefined ? done(rows.map(({ id }) => id)) : refused("country_unknown", unknown);
}

async function insertCountries(ctx: MutationCtx, roundId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await ctx.tx
    .insert(roundCountries)
    .values(ids.map((countryId) => ({ roundId, countryId, addedAt: ctx.now })))
    .onConflictDoNothing();
}

/**
 * Inserts a round inside a write; for `createRound` and for the import of another organisation's index
 * (kind `outside`). Refused where the code is taken, or the edition or a country is unknown.
 */
export async function insertRound(
  ctx: MutationCtx,
  kind: RoundKind,
  input: CreateRound,
): Promise<
  | { ok: true; roundId: string; change: AuditChange }
  | Refused<"code_taken" | "edition_unknown" | "country_unknown">
> {
  const [instrument = "", version = ""] = input.edition.split("@");
  const [edition] = await ctx.tx
    .select({ id: instrumentEditions.id })
    .from(instrumentEditions)
    .where(and(eq(instrumentEditions.instrument, instrument), eq(instrumentEditions.version, version)));
  if (!edition) return refused("edition_unknown");
  const found = await countryIds(ctx, input.countries);
  if (!found.ok) return found;
  const [row] = await ctx.tx
    .insert(rounds)
    .values({
      id: newId(ctx.now),
      code: input.code,
      title: input.title,
      kind,
      purpose: input.purpose,
      secondRating: input.secondRating,
      stateIsHeard: input.stateIsHeard,
      beginsWithScoping: input.beginsWithScoping,
      asksSelfAssessment: input.asksSelfAssessment,
      selfAssessmentDueOn: input.selfAssessmentDueOn,
      editionId: edition.id,
      startsOn: input.startsOn,
      endsOn: input.endsOn,
      cutOffOn: input.cutOffOn,
      createdAt: ctx.now,
      version: 1,
    })
    .onConflictDoNothing({ target: rounds.code })
    .returning();
  if (!row) return refused("code_taken");
  await insertCountries(ctx, row.id, found.value);
  const after = await contentOf(ctx, row);
  return {
    ok: true,
    roundId: row.id,
    change: { entity: "round", entityId: row.id, version: 1, before: null, after },
  };
}

/** A new programme round, by an administrator. */
export function createRound(
  ctx: Ctx,
  input: CreateRound,
): Promise<Result<{ code: string }, "code_taken" | "edition_unknown" | "country_unknown">> {
  return mutate(ctx, "round.manage", installation, async (inside) => {
    const outcome = await insertRound(inside, "programme", input);
    return outcome.ok ? changed({ code: input.code }, outcome.change) : outcome;
  });
}

/** Changes a locked round and says what the audit chain needs. */
async function changeRound(
  ctx: MutationCtx,
  before: RoundRow,
  values: Partial<RoundRow>,
  touchCountries: () => Promise<void>,
  reason?: string,
): Promise<AuditChange> {
  const contentBefore = await contentOf(ctx, before);
  await touchCountries();
  const row = one(
    await ctx.tx
      .update(rounds)
      .set({ ...values, version: before.version + 1 })
      .where(eq(rounds.id, before.id))
      .returning(),
  );
  const after = await contentOf(ctx, row);
  return { entity: "round", entityId: row.id, version: row.version, before: contentBefore, after, reason };
}

/**
 * Other dates, another title, or self-assessments from now on, with the reason. The cut-off date is fixed once an assessment was opened: the age of
 * evidence runs to it, so another day would change figures that people have judged.
 */
export function editRound(
  ctx: Ctx,
  input: EditRound,
): Promise<Result<{ code: string }, "changed_meanwhile" | "cut_off_fixed">> {
  return mutate(ctx, "round.manage", installation, async (inside) => {
    const round = await lockedRound(inside, input.code);
    if (round.version !== input.version) return refused("changed_meanwhile");
    if (round.cutOffOn !== input.cutOffOn && (await openedCount(inside, round.id)) > 0)
      return refused("cut_off_fixed");
    const { title, startsOn, endsOn, cutOffOn, asksSelfAssessment, selfAssessmentDueOn } = input;
    const values = { title, startsOn, endsOn, cutOffOn, asksSelfAssessment, selfAssessmentDueOn };
    return changed(
      { code: round.code },
      await changeRound(inside, round, values, async () => undefined, input.reason),
    );
  });
}

async function openedCount(ctx: MutationCtx, roundId: string, countryId?: string): Promise<number> {
  const [row] = await ctx.tx
    .select({ total: count() })
    .from(assessments)
    .where(
      and(
        eq(assessments.roundId, roundId),
        countryId === undefined ? undefined : eq(assessments.countryId, countryId),
      ),
    );
  return row?.total ?? 0;
}

/** Countries join a round; those already in it stay. */
export function addRoundCountries(
  ctx: Ctx,
  input: AddRoundCountries,
): Promise<Result<{ code: string }, "country_unknown">> {
  return mutate(ctx, "round.manage", installation, async (inside) => {
    const round = await lockedRound(inside, input.code);
    const found = await countryIds(inside, input.countries);
    if (!found.ok) return found;
    return changed(
      { code: round.code },
      await changeRound(inside, round, {}, () => insertCountries(inside, round.id, found.value)),
    );
  });
}

/** A country leaves a round, for a reason; refused once its assessment was opened. */
export function removeRoundCountry(
  ctx: Ctx,
  input: RemoveRoundCountry,
): Promise<Result<{ code: string }, "country_unknown" | "assessment_opened">> {
  return mutate(ctx, "round.manage", installation, async (inside) => {
    const round = await lockedRound(inside, input.code);
    const found = await countryIds(inside, [input.iso3]);
    if (!found.ok) return found;
    const countryId = one(found.value);
    if ((await openedCount(inside, round.id, countryId)) > 0) return refused("assessment_opened");
    const remove = async () => {
      await inside.tx
        .delete(roundCountries)
        .where(and(eq(roundCountries.roundId, round.id), eq(roundCountries.countryId, countryId)));
    };
    return changed({ code: round.code }, await changeRound(inside, round, {}, remove, input.reason));
  });
}
