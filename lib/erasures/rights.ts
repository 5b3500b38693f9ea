/** Who may propose and confirm erasures, for the pages that lead there. */
import type { Ctx } from "@/lib/core/context";
import { can } from "@/lib/policy/can";

/** Whether the actor may propose and confirm erasures. */
export function mayErase({ actor }: Pick<Ctx, "actor">): boolean {
  return actor.kind === "user" && can(actor, "erasure.propose", { kind: "installation" });
}

/** The id of a noun, for who may propose to erase a passage of it. */
export function erasableId(ctx: Pick<Ctx, "actor">, id: string): string | null {
  return mayErase(ctx) ? id : null;
}
