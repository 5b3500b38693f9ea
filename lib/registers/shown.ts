/** The values of entries as the actor may see them: every read of values outside a write comes through here. */
import "server-only";
import { and, asc, eq, inArray } from "drizzle-orm";
import { registerEntries, registerEntryCountries } from "@/db/schema/register";
import type { Ctx } from "@/lib/core/context";
import { publishedOf } from "@/lib/figures/queries";
import { type FigureRegister, holdsFigures } from "@/lib/figures/schema";
import { programmeDay } from "@/lib/settings/programme-day";
import { DEFINITIONS } from "./definitions";
import type { RegisterDefinition, Values } from "./fields";
import { type EntryContent, readContents } from "./store";
import { readsRawSql, visibleTo } from "./visible-to";

/** What a reader outside the team never learns of a figure beside its value. */
const TEAM_ONLY = ["below", "sentences", "confiscatedAmount", "compensationAmount", "currency"];
/** What says how near an estimate comes; of one that is suppressed it would be its size. */
const WITH_ESTIMATE = ["estimateLow", "estimateHigh", "estimateMethod"];

/**
 * The contents of entries as the actor may see them: counts as they were entered for the team and stewards, behind
 * the mask of the published version for everybody else; links to what is hidden are left out.
 */
export async function shownContents(
  ctx: Ctx,
  definition: RegisterDefinition,
  entries: readonly { id: string; readsRaw: boolean }[],
): Promise<ReadonlyMap<string, EntryContent>> {
  const contents = await readContents(
    ctx,
    definition,
    entries.map(({ id }) => id),
    visibleTo(ctx.actor, await programmeDay(ctx)),
  );
  if (!holdsFigures(definition.key)) return contents;
  const masked = entries.filter(({ readsRaw }) => !readsRaw).map(({ id }) => id);
  const published = await publishedOf(ctx, masked);
  const shown = new Map(contents);
  for (const id of masked) {
    const content = contents.get(id);
    const figure = published.get(id) ?? { valueStatus: "suppressed", value: null };
    if (!content) continue;
    const without = figure.valueStatus === "estimated" ? TEAM_ONLY : [...TEAM_ONLY, ...WITH_ESTIMATE];
    const hidden = Object.fromEntries(
      without.filter((name) => name in content.values).map((name) => [name, null]),
    );
    shown.set(id, { ...content, values: { ...content.values, ...hidden, ...figure } });
  }
  return shown;
}

/** All figures of a country that the actor may see, each as it may see it. In the order of their codes. */
export async function figuresOfCountry(
  ctx: Ctx,
  register: FigureRegister,
  iso3: string,
): Promise<readonly { code: string; values: Values; readsRaw: boolean }[]> {
  const day = await programmeDay(ctx);
  const rows = await ctx.read
    .select({
      id: registerEntries.id,
      code: registerEntries.code,
      readsRaw: readsRawSql(ctx.actor, day),
    })
    .from(registerEntries)
    .innerJoin(
      registerEntryCountries,
      and(eq(registerEntryCountries.entryId, registerEntries.id), eq(registerEntryCountries.role, "subject")),
    )
    .where(
      and(
        eq(registerEntries.register, register),
        inArray(registerEntries.status, ["draft", "checked"]),
        eq(registerEntryCountries.iso3, iso3),
        visibleTo(ctx.actor, day),
      ),
    )
    .orderBy(asc(registerEntries.code));
  const contents = await shownContents(ctx, DEFINITIONS[register], rows);
  return rows.map(({ id, ...row }) => ({ ...row, values: contents.get(id)?.values ?? {} }));
}
