import "server-only";
import type { Ctx } from "@/lib/core/context";
import { listEditionsForChange } from "@/lib/editions/queries";
import { listLinkRequests } from "@/lib/invitations/queries";
import { listUsers } from "./queries";
import { userFilter } from "./schema";

/** How many invitations nobody took up yet, questions for a new link, and editions that are proposals still. */
export type AdministratorWaiting = { invited: number; links: number; proposals: number };

/** What waits for an administrator. Throws FORBIDDEN but for administrators. */
export async function administratorWaiting(ctx: Ctx): Promise<AdministratorWaiting> {
  const [invited, links, editions] = await Promise.all([
    listUsers(ctx, userFilter.parse({ state: "invited" })),
    listLinkRequests(ctx),
    listEditionsForChange(ctx),
  ]);
  return {
    invited: invited.total,
    links: links.length,
    proposals: editions.filter(({ standing }) => standing === "proposal").length,
  };
}
