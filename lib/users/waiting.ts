import "server-only";
import type { Ctx } from "@/lib/core/context";
import { listEditionsForChange } from "@/lib/editions/queries";
import { listLinkRequests } from "@/lib/invitations/queries";
import { listUsers } from "./queries";
import { userFilter } from "./schema";

/**
 * What waits for an administrator: invitations that nobody took up yet, questions for a new link, and editions that
 * nobody validated. Throws FORBIDDEN but for administrators.
 */
export async function administratorWaiting(
  ctx: Ctx,
): Promise<{ invited: number; links: number; proposals: number }> {
  const [invited, links, editions] = await Promise.all([
    listUsers(ctx, userFilter.parse({ state: "invited" })),
    listLinkRequests(ctx),
    listEditionsForChange(ctx),
  ]);
  return {
    invited: invited.total,
    links: links.length,
    proposals: editions.filter(({ validation }) => validation === null).length,
  };
}
