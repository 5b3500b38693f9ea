import "server-only";
import { eq } from "drizzle-orm";
import type { Role } from "@/db/enums";
import { users } from "@/db/schema/user";
import type { PersonCtx } from "@/lib/core/request";
import { one } from "@/lib/core/rows";

/** The own account as the person sees it. */
export async function getOwnAccount({ read, actor }: PersonCtx): Promise<{
  id: string;
  name: string;
  email: string;
  locale: string;
  roles: readonly Role[];
}> {
  const row = one(await read.select({ locale: users.locale }).from(users).where(eq(users.id, actor.userId)));
  return { id: actor.userId, name: actor.name, email: actor.email, locale: row.locale, roles: actor.roles };
}
