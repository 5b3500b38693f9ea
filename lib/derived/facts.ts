/** What the registers of laws and treaties hold of a State on a day, as far as the actor may see it. */
import "server-only";
import { and, asc, eq } from "drizzle-orm";
import { lawElements, laws } from "@/db/schema/law";
import { registerEntries } from "@/db/schema/register";
import type { Ctx } from "@/lib/core/context";
import { dayRange, lastDay } from "@/lib/core/partial-date";
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
  if (known.withoutLaws) return { iso3, cutOff: cutOffOn, acts, knowsLaws: false, laws: [] };
  const rows = await ctx.read
    .select({
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
    .where(and(eq(laws.country, iso3), eq(registerEntries.status, "checked"), visibleTo(ctx.actor, today)))
    .orderBy(asc(registerEntries.code), asc(lawElements.position));
  const byLaw = [...Map.groupBy(rows, ({ code }) => code).values()];
  return {
    iso3,
    cutOff: cutOffOn,
    acts,
    knowsLaws: byLaw.length > 0,
    laws: byLaw.flatMap((own): LawFact[] => {
      const [law] = own;
      if (law === undefined || law.inForceOn === null || !inForceOn(law, cutOffOn)) return [];
      const { code, title, language, role, translationChecked } = law;
      const elements = own.flatMap(({ element, value, secondReadAt }) =>
        element === null || value === null ? [] : [{ element, value, readTwice: secondReadAt !== null }],
      );
      return [{ code, title, language, role, inForceOn: law.inForceOn, translationChecked, elements }];
    }),
  };
}
