/** Whether somebody validated the edition of a row, in the statement around it. */
import "server-only";
import { eq, exists, type SQL, sql } from "drizzle-orm";
import { editionValidations, instrumentEditions } from "@/db/schema/instrument";
import type { Ctx } from "@/lib/core/context";

/** For a row of `instrument_editions`. */
export function editionIsValidated(ctx: Ctx): SQL<boolean> {
  return sql<boolean>`${exists(
    ctx.read
      .select({ one: sql`1` })
      .from(editionValidations)
      .where(eq(editionValidations.editionId, instrumentEditions.id)),
  )}`;
}
