/** How many notifications a person has not read: part of what is asked of that person's session on every page. */
import "server-only";
import { and, eq, isNull, type SQL, sql } from "drizzle-orm";
import { notifications } from "@/db/schema/notification";
import { users } from "@/db/schema/user";

/** For a person of `users` in the statement around it. */
export const unreadNotifications: SQL<number> = sql<number>`(select count(*)::int from ${notifications} where ${and(
  eq(notifications.recipientId, users.id),
  isNull(notifications.readAt),
)})`;
