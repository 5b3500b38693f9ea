/** Who took figures as they were entered, and for what: for those who answer for the figures. */
import "server-only";
import { and, desc, eq, isNotNull, or, sql } from "drizzle-orm";
import type { RegisterKey } from "@/db/enums";
import { auditEvents, revisions } from "@/db/schema/audit";
import { users } from "@/db/schema/user";
import { type Ctx, hasRole } from "@/lib/core/context";
import { addingPlaces } from "@/lib/registers/new-entry-subject";

/** Name of the audited noun: one taking of figures as they were entered. */
export const EXPORT_ENTITY = "figure_export";
const EXPORTS_SHOWN = 50;

/** One taking of figures; `person` is null for a command. */
export type RawExport = {
  id: string;
  iso3: string;
  purpose: string;
  person: string | null;
  /** ISO 8601. */
  at: string;
};

/**
 * The newest takings of a register: of all countries for programme managers and stewards of every country, of their own
 * for other stewards; null for everybody else.
 */
export async function listRawExports(ctx: Ctx, register: RegisterKey): Promise<readonly RawExport[] | null> {
  const isManager = hasRole(ctx.actor, "programme_manager");
  if (!isManager && !hasRole(ctx.actor, "data_steward")) return null;
  const { all, stewarded } = await addingPlaces(ctx);
  const content = sql`${revisions.content}::jsonb`;
  const country = sql<string>`${content}->'filter'->>'country'`;
  const isOpen = isManager || all ? undefined : or(...stewarded.map((iso3) => eq(country, iso3)), sql`false`);
  const rows = await ctx.read
    .select({
      id: revisions.entityId,
      iso3: country,
      purpose: sql<string>`${content}->>'purpose'`,
      person: users.name,
      at: auditEvents.at,
    })
    .from(revisions)
    .innerJoin(auditEvents, eq(auditEvents.position, revisions.position))
    .leftJoin(users, eq(users.id, auditEvents.actorId))
    .where(
      and(
        eq(revisions.entity, EXPORT_ENTITY),
        isNotNull(revisions.content),
        sql`${content}->>'register' = ${register}`,
        isOpen,
      ),
    )
    .orderBy(desc(auditEvents.position))
    .limit(EXPORTS_SHOWN);
  return rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }));
}
