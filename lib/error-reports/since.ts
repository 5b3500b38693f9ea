/** What became another in an entry since a person reported an error in it, once the report was accepted. */
import "server-only";
import { and, eq, isNotNull } from "drizzle-orm";
import { revisions } from "@/db/schema/audit";
import { errorReports } from "@/db/schema/error-report";
import { registerEntries } from "@/db/schema/register";
import { changedFields } from "@/lib/audit/diff";
import type { PersonCtx } from "@/lib/core/request";
import { holdsFigures } from "@/lib/figures/schema";
import { ENTRY_ENTITY } from "@/lib/registers/content";
import { namesInOrder, type RegisterDefinition } from "@/lib/registers/fields";
import { type EntryChange, entryHistoryLines } from "@/lib/registers/history";
import type { EntryDetail } from "@/lib/registers/view";

/** By the id of the report, with the countries that the changes name. */
export type ChangesSince = {
  changes: Readonly<Record<string, readonly EntryChange[]>>;
  countries: readonly string[];
};

/**
 * For who may not read the history: the entry as it was when the person reported it, beside what of it is open to the
 * person now. Only what was public then; of a figure nothing, since counts that stood before stay behind the mask.
 */
export async function changesSinceReports(
  ctx: PersonCtx,
  definition: RegisterDefinition,
  entry: Pick<EntryDetail, "code" | "values" | "rows" | "may">,
): Promise<ChangesSince> {
  if (entry.may.seeHistory || holdsFigures(definition.key)) return { changes: {}, countries: [] };
  const rows = await ctx.read
    .select({ id: errorReports.id, version: revisions.version, content: revisions.content })
    .from(errorReports)
    .innerJoin(registerEntries, eq(registerEntries.id, errorReports.entryId))
    .innerJoin(
      revisions,
      and(
        eq(revisions.entity, ENTRY_ENTITY),
        eq(revisions.entityId, errorReports.entryId),
        eq(revisions.version, errorReports.entryVersion),
        isNotNull(revisions.content),
      ),
    )
    .where(
      and(
        eq(registerEntries.code, entry.code),
        eq(errorReports.reportedBy, ctx.actor.userId),
        eq(errorReports.decision, "accepted"),
      ),
    );
  const names = namesInOrder(definition);
  const now = { ...entry.values, ...entry.rows };
  const open = rows.flatMap(({ id, version, content }) => {
    const before: Record<string, unknown> = JSON.parse(content ?? "{}");
    if (before.status !== "checked" || before.accessClass !== "public") return [];
    const fields = changedFields(before, now).filter(({ field }) => names.includes(field));
    return [{ id, version, fields }];
  });
  const { lines, countries } = await entryHistoryLines(
    ctx,
    definition,
    open.map(({ version, fields }) => ({ ...NOBODY, at: ctx.now, version, fields })),
  );
  return {
    changes: Object.fromEntries(open.map(({ id }, index) => [id, lines[index]?.changes ?? []])),
    countries,
  };
}

/** Who changed it and why is for the team. */
const NOBODY = { position: 0, actor: null, actorKind: "system", action: "", reason: null } as const;
