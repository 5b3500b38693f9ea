/** The one way in which a contribution is changed after it came in. */
import "server-only";
import type { AuditChange } from "@/lib/audit/append";
import type { Ctx, MutationCtx } from "@/lib/core/context";
import { changed, mutate } from "@/lib/core/mutate";
import type { Refused, Result } from "@/lib/core/result";
import type { ContributionPermission } from "@/lib/policy/contribution";
import { contributionChange, contributionContent } from "./content";
import { contributionSubject, type LoadedContribution } from "./subject";

/** What a write did: its value, and whether the contribution is another than before. */
export type Written<T> = {
  ok: true;
  value: T;
  isChanged: boolean;
  /** Audited changes of other nouns. */
  others: readonly AuditChange[];
};

/** The contribution was changed, and other nouns with it. */
export function written<T>(value: T, ...others: readonly AuditChange[]): Written<T> {
  return { ok: true, value, isChanged: true, others };
}

/** Nothing was to be done. */
export function unchanged<T>(value: T): Written<T> {
  return { ok: true, value, isChanged: false, others: [] };
}

/**
 * A write on one contribution: `contribution.amend` on the own one, everything else by who may read it. What it was and
 * what it became is audited, with `reason` where a rule and no person asked for it. Throws NOT_FOUND, FORBIDDEN.
 */
export function mutateContribution<T, Reason extends string = never>(
  ctx: Ctx,
  permission: ContributionPermission,
  id: string,
  run: (ctx: MutationCtx, loaded: LoadedContribution) => Promise<Written<T> | Refused<Reason>>,
  reason?: string,
): Promise<Result<T, Reason>> {
  const opens = permission === "contribution.amend" ? permission : "contribution.read";
  return mutate<ContributionPermission, T, Reason, LoadedContribution>(
    ctx,
    permission,
    (inside) => contributionSubject(inside, id, { opens, lock: true }),
    async (inside, loaded) => {
      const before = await contributionContent(inside, id);
      const outcome = await run(inside, loaded);
      if (!outcome.ok) return outcome;
      const { value, isChanged, others } = outcome;
      if (!isChanged) return changed(value, ...others);
      return changed(value, ...others, await contributionChange(inside, loaded.row, before, reason));
    },
  );
}
