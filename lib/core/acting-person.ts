import type { Ctx } from "./context";
import { AppError } from "./errors";

/** The id of the person who acts, for what a job or command never does. Throws FORBIDDEN. */
export function personOf({ actor }: Pick<Ctx, "actor">): string {
  if (actor.kind !== "user") throw new AppError("FORBIDDEN", "only people do this");
  return actor.userId;
}

/** The id of the person who acts; null for a job or a command. */
export function personOrNull({ actor }: Pick<Ctx, "actor">): string | null {
  return actor.kind === "user" ? actor.userId : null;
}
