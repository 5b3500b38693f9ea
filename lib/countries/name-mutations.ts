import "server-only";
import { eq } from "drizzle-orm";
import { countries } from "@/db/schema/country";
import { countryNameDecisions } from "@/db/schema/country-name";
import { personOrNull } from "@/lib/core/acting-person";
import type { Ctx, MutationCtx } from "@/lib/core/context";
import { newId } from "@/lib/core/ids";
import { changed, mutate } from "@/lib/core/mutate";
import { refused } from "@/lib/core/result";
import { installation } from "@/lib/users/write";
import { nameKey } from "./name-key";
import { countryKnowledgeOf } from "./name-queries";
import { isOpenToDecision } from "./resolve-country";
import type { DecideCountryNameInput, WithdrawNameDecisionInput } from "./schema";

const ENTITY = "country_name_decision";

/**
 * Remembers what a name stands for, so that it is asked once. Refused as `name_known` where the lists know it, as
 * `country_unknown` where there is no such country, and as `changed_meanwhile` where somebody else was faster.
 */
export function decideCountryName(ctx: Ctx, { name, iso3, version }: DecideCountryNameInput) {
  return mutate(ctx, "country_name.decide", installation, async (inside) => {
    if (!isOpenToDecision(name, await countryKnowledgeOf(inside))) return refused("name_known");
    const country = iso3 === null ? null : await countryOf(inside, iso3);
    if (country === undefined) return refused("country_unknown");
    const before = await lockDecision(inside, nameKey(name));
    if ((before?.version ?? 0) !== version) return refused("changed_meanwhile");
    const id = before?.id ?? newId(inside.now);
    const values = {
      id,
      nameKey: nameKey(name),
      name: before?.name ?? name,
      countryId: country?.id ?? null,
      decidedBy: personOrNull(inside),
      decidedAt: inside.now,
      version: version + 1,
    };
    if (before) {
      await inside.tx.update(countryNameDecisions).set(values).where(eq(countryNameDecisions.id, id));
    } else {
      const made = await inside.tx
        .insert(countryNameDecisions)
        .values(values)
        .onConflictDoNothing({ target: countryNameDecisions.nameKey })
        .returning({ id: countryNameDecisions.id });
      if (made.length === 0) return refused("changed_meanwhile");
    }
    return changed(
      { version: values.version },
      {
        entity: ENTITY,
        entityId: id,
        version: values.version,
        before: before ? { name: before.name, iso3: before.iso3 } : null,
        after: { name: values.name, iso3 },
      },
    );
  });
}

/**
 * Forgets, for a reason, what a name stands for: it is asked again. What was imported by it stays as it is. Refused as
 * `changed_meanwhile` where somebody else decided or withdrew it since.
 */
export function withdrawNameDecision(ctx: Ctx, { name, version, reason }: WithdrawNameDecisionInput) {
  return mutate(ctx, "country_name.decide", installation, async (inside) => {
    const before = await lockDecision(inside, nameKey(name));
    if (before?.version !== version) return refused("changed_meanwhile");
    await inside.tx.delete(countryNameDecisions).where(eq(countryNameDecisions.id, before.id));
    return changed(null, {
      entity: ENTITY,
      entityId: before.id,
      version: before.version + 1,
      before: { name: before.name, iso3: before.iso3 },
      after: null,
      reason,
    });
  });
}

async function countryOf(ctx: MutationCtx, iso3: string) {
  const [row] = await ctx.read.select({ id: countries.id }).from(countries).where(eq(countries.iso3, iso3));
  return row;
}

async function lockDecision(ctx: MutationCtx, key: string) {
  const [row] = await ctx.read
    .select({
      id: countryNameDecisions.id,
      name: countryNameDecisions.name,
      countryId: countryNameDecisions.countryId,
      version: countryNameDecisions.version,
    })
    .from(countryNameDecisions)
    .where(eq(countryNameDecisions.nameKey, key))
    .for("update");
  if (!row) return undefined;
  const [country] =
    row.countryId === null
      ? []
      : await ctx.read
          .select({ iso3: countries.iso3 })
          .from(countries)
          .where(eq(countries.id, row.countryId));
  return { ...row, iso3: country?.iso3 ?? null };
}
