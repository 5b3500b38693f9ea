/** What the registers of laws and treaties hold of a State on a day, as far as the actor may see it. */
import "server-only";
import { and, asc, eq } from "drizzle-orm";
import { lawElements, laws } from "@/db/schema/law";
import { registerEntries } from "@/db/schema/register";
import type { Ctx } from "@/lib/core/context";
import { dayRange, lastDay } from "@/lib/core/partial-date";
import { anyOf } from "@/lib/database/any-of";
import { visibleTo } from "@/lib/registers/visible-to";
import { programmeDay } from "@/lib/settings/programme-day";
import { type CountryAct, treatyActs } from "@/lib/treaties/queries";
import type { DerivationFacts, LawFact } from "./suggestion";

type Asked = { iso3: string; cutOffOn: string };
/** What the caller has read already. */
type Known = { acts?: readonly CountryAct[]; today?: string; withoutLaws?: boolean };

/** Whether a law surely was in force on a day: its first day had come, and it was not repealed by then. */
export function inForceOn(
  law: { lawStatus: string; inForceOn: string | null; repealedOn: string | null },
  day: string,
): boolean {
  if (law.lawStatus !== "in_force" && law.lawStatus !== "repealed") return false;
  const since = lastDay(law.inForceOn);
  const until = law.repealedOn === null ? null : (dayRange(law.repealedOn)?.from ?? null);
  return since !== null && since <= day && (until === null || until > day);
}

/** What the register of laws holds of a State. */
export type LawFacts = Pick<DerivationFacts, "knowsLaws" | "laws">;

/**
 * Checked laws of the State with what was read of them, and its treaty actions. A statement each, none for acts that are
 * known, and none for laws where the caller derives nothing from them.
 */
export async function derivationFacts(
  ctx: Ctx,
  { iso3, cutOffOn }: Asked,
  known: Known = {},
): Promise<DerivationFacts> {
  const today = known.today ?? (await programmeDay(ctx));
  const acts = known.acts ?? (await treatyActs(ctx, [iso3], today));
  const own = known.withoutLaws ? undefined : (await lawFactsOf(ctx, [iso3], cutOffOn, today)).get(iso3);
  return { iso3, cutOff: cutOffOn, acts, knowsLaws: own?.knowsLaws ?? false, laws: own?.laws ?? [] };
}

/** Checked laws of several States with what was read of them, by State; those without any are left out. One statement. */
export async function lawFactsOf(
  ctx: Ctx,
  countries: readonly string[],
  cutOffOn: string,
  today: string,
): Promise<ReadonlyMap<string, LawFacts>> {
  const rows = await ctx.read
    .select({
      country: laws.country,
      code: registerEntries.code,
      title: registerEntries.title,
      language: registerEntries.language,
      role: laws.role,
      lawStatus: laws.lawStatus,
      inForceOn: laws.inForceOn,
      repealedOn: laws.repealedOn,
      translationChecked: laws.translationChecked,
      element: lawElements.element,
      value: lawElements.value,
      secondReadAt: lawElements.secondReadAt,
    })
    .from(laws)
    .innerJoin(registerEntries, eq(registerEntries.id, laws.entryId))
    .leftJoin(lawElements, eq(lawElements.entryId, laws.entryId))
    .where(
      and(anyOf(laws.country, countries), eq(registerEntries.status, "checked"), visibleTo(ctx.actor, today)),
    )
    .orderBy(asc(registerEntries.code), asc(lawElements.position));
  const byCountry = Map.groupBy(rows, ({ country }) => country);
  return new Map(
    [...byCountry].map(([country, own]) => {
      const byLaw = [...Map.groupBy(own, ({ code }) => code).values()];
      return [country, { knowsLaws: true, laws: byLaw.flatMap((law) => lawFact(law, cutOffOn)) }];
    }),
  );
}

type LawRow = Omit<LawFact, "elements" | "inForceOn"> & {
  lawStatus: string;
  inForceOn: string | null;
  repealedOn: string | null;
  element: string | null;
  value: string | null;
  secondReadAt: Date | null;
};

/** The rows of one law as a fact, where it was in force on the day. */
function lawFact(rows: readonly LawRow[], cutOffOn: string): readonly LawFact[] {
  const [law] = rows;
  if (law === undefined || law.inForceOn === null || !inForceOn(law, cutOffOn)) return [];
  const { code, title, language, role, translationChecked } = law;
  const elements = rows.flatMap(({ element, value, secondReadAt }) =>
    element === null || value === null ? [] : [{ element, value, readTwice: secondReadAt !== null }],
  );
  return [{ code, title, language, role, inForceOn: law.inForceOn, translationChecked, elements }];
}
