import "server-only";
import { qualityDismissals } from "@/db/schema/quality";
import { personOrNull } from "@/lib/core/acting-person";
import type { Ctx } from "@/lib/core/context";
import { newId } from "@/lib/core/ids";
import { changed, mutate } from "@/lib/core/mutate";
import { type Result, refused } from "@/lib/core/result";
import { countryEntrySubject } from "@/lib/registers/country-subject";
import { countryData } from "./data";
import { warningsOf } from "./rules";
import type { DismissWarning } from "./schema";
import { signatureOf } from "./warning";

const DISMISSAL_ENTITY = "quality_dismissal";

/** Dismisses a warning for a reason. Refused where the figures changed meanwhile, so that there is another warning. */
export function dismissWarning(
  ctx: Ctx,
  { iso3, rule, signature, reason }: DismissWarning,
): Promise<Result<{ rule: string }, "gone" | "dismissed_already">> {
  return mutate(
    ctx,
    "entry.write",
    (inside) => countryEntrySubject(inside, iso3),
    async (inside) => {
      const open = warningsOf(await countryData(inside, iso3));
      if (!open.some((warning) => warning.rule === rule && signatureOf(warning) === signature)) {
        return refused("gone");
      }
      const id = newId(inside.now);
      const made = await inside.tx
        .insert(qualityDismissals)
        .values({
          id,
          iso3,
          rule,
          signature,
          reason,
          dismissedBy: personOrNull(inside),
          dismissedAt: inside.now,
        })
        .onConflictDoNothing()
        .returning({ id: qualityDismissals.id });
      if (made.length === 0) return refused("dismissed_already");
      const after = { country: iso3, rule, signature };
      return changed(
        { rule },
        { entity: DISMISSAL_ENTITY, entityId: id, version: 1, before: null, after, reason },
      );
    },
  );
}
