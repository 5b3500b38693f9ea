import type { Ctx } from "@/lib/core/context";
import { can } from "@/lib/policy/can";

/** Whether the actor may give a view to everybody who can open its page. */
export function mayShare({ actor }: Pick<Ctx, "actor">): boolean {
  return can(actor, "view.share", { kind: "installation" });
}
