/** Who is led to the report of a round. Pure; who may have it is asked where it is read. */
import { type Actor, hasRole } from "@/lib/core/context";
import { type GridRow, isReleased } from "@/lib/scorecards/grid";

/** Whether the report for readers is worth a link to somebody: they read releases of the round that readers read too. */
export function readsRoundReport(actor: Actor, rows: readonly GridRow[]): boolean {
  return (
    (hasRole(actor, "reader") || hasRole(actor, "observer")) &&
    rows.some((row) => row.stateAsked && isReleased(row))
  );
}
