/** Entries of registers that texts refer to, with the value of those that hold a figure. */
import "server-only";
import { and, inArray, sql } from "drizzle-orm";
import type { RegisterKey } from "@/db/enums";
import { registerEntries } from "@/db/schema/register";
import type { Ctx } from "@/lib/core/context";
import { anyOf } from "@/lib/database/any-of";
import { holdsFigures } from "@/lib/figures/schema";
import { programmeDay } from "@/lib/settings/programme-day";
import { DEFINITIONS } from "./definitions";
import { shownContents } from "./shown";
import { isPublishedSql, readsRawSql, visibleTo } from "./visible-to";

/** An entry that a text refers to. */
export type ReferencedEntry = {
  register: RegisterKey;
  code: string;
  title: string;
  language: string;
  /** The count as its reader may see it; null in registers that hold none. */
  figure: { status: string; value: number | null; isRaw: boolean } | null;
};

/**
 * The entries of these codes that the actor may see, figures behind the mask where the actor may not see them raw. With
 * `masked` only what is published, and as it is published.
 */
export async function referencedEntries(
  ctx: Ctx,
  codes: readonly string[],
  masked: boolean,
): Promise<readonly ReferencedEntry[]> {
  const day = await programmeDay(ctx);
  const rows = await ctx.read
    .select({
      id: registerEntries.id,
      register: registerEntries.register,
      code: registerEntries.code,
      title: registerEntries.title,
      language: registerEntries.language,
      readsRaw: masked ? sql<boolean>`false` : readsRawSql(ctx.actor, day),
    })
    .from(registerEntries)
    .where(
      and(
        anyOf(registerEntries.code, codes),
        inArray(registerEntries.status, ["draft", "checked"]),
        masked ? isPublishedSql(day) : undefined,
        visibleTo(ctx.actor, day),
      ),
    );
  const found: ReferencedEntry[] = [];
  for (const [register, own] of Map.groupBy(rows, ({ register }) => register)) {
    const contents = holdsFigures(register) ? await shownContents(ctx, DEFINITIONS[register], own) : null;
    for (const { id, code, title, language, readsRaw } of own) {
      const values = contents?.get(id)?.values;
      const figure = values && {
        status: String(values.valueStatus),
        value: typeof values.value === "number" ? values.value : null,
        isRaw: readsRaw,
      };
      found.push({ register, code, title, language, figure: figure ?? null });
    }
  }
  return found;
}

/** The codes among these that do not stand for a published entry. */
export async function unpublishedEntries(ctx: Ctx, codes: readonly string[]): Promise<readonly string[]> {
  if (codes.length === 0) return [];
  const rows = await ctx.read
    .select({ code: registerEntries.code })
    .from(registerEntries)
    .where(and(anyOf(registerEntries.code, codes), isPublishedSql(await programmeDay(ctx))));
  const published = new Set(rows.map(({ code }) => code));
  return codes.filter((code) => !published.has(code));
}
