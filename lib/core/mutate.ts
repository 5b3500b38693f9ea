import "server-only";
import { type AuditChange, auditStatements } from "@/lib/audit/append";
import { can, type Permission, type SubjectOf } from "@/lib/policy/can";
import { type Ctx, databaseOf, type MutationCtx } from "./context";
import { AppError } from "./errors";
import { done, type Refused, type Result } from "./result";

/** What a write did: its value, and every audited change it made. Empty `changes` says that nothing was to be done. */
export type Change<T> = { ok: true; value: T; changes: readonly AuditChange[] };

/** The outcome of a write that changed something. */
export function changed<T>(value: T, ...changes: readonly AuditChange[]): Change<T> {
  return { ok: true, value, changes };
}

/** Rolls the transaction back while keeping the refusal as a value. */
class Refusal<Reason extends string> extends Error {
  readonly outcome: Refused<Reason>;
  constructor(outcome: Refused<Reason>) {
    super(outcome.reason);
    this.outcome = outcome;
  }
}

/**
 * The one door for writing. In one transaction: loads the subject (locked as the caller needs it), authorises, runs,
 * appends the audit events; or all rolls back. What `load` answers may carry more than the policy asks for. A refusal
 * returned by `run` rolls back too.
 * Throws NOT_FOUND (from `load`), FORBIDDEN or UNAUTHENTICATED (from the policy).
 */
export async function mutate<
  P extends Permission,
  T,
  Reason extends string = never,
  S extends SubjectOf<P> = SubjectOf<P>,
>(
  ctx: Ctx,
  permission: P,
  load: (ctx: MutationCtx) => Promise<S>,
  run: (ctx: MutationCtx, subject: S) => Promise<Change<T> | Refused<Reason>>,
): Promise<Result<T, Reason>> {
  try {
    const { value } = await databaseOf(ctx).transaction(
      async (tx) => {
        const inside: MutationCtx = {
          actor: ctx.actor,
          now: ctx.now,
          requestReference: ctx.requestReference,
          read: tx,
          tx,
        };
        const subject = await load(inside);
        if (!can(ctx.actor, permission, subject)) {
          throw new AppError(ctx.actor.kind === "anonymous" ? "UNAUTHENTICATED" : "FORBIDDEN", permission);
        }
        const outcome = await run(inside, subject);
        if (!outcome.ok) throw new Refusal(outcome);
        const audit = await auditStatements(inside, permission, outcome.changes);
        return { value: outcome.value, audit };
      },
      ({ audit }) => audit,
    );
    return done(value);
  } catch (error) {
    if (error instanceof Refusal) return error.outcome;
    throw error;
  }
}
