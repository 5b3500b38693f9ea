import "server-only";
import { eq } from "drizzle-orm";
import { settings } from "@/db/schema/setting";
import type { Ctx } from "@/lib/core/context";
import { dayIn } from "@/lib/core/days";

/** The zone in which deadlines end until the installation has settings. */
const DEFAULT_ZONE = "UTC";

/** The IANA zone in which deadlines end. */
export async function programmeZone(ctx: Ctx): Promise<string> {
  const [row] = await ctx.read.select({ zone: settings.timeZone }).from(settings).where(eq(settings.id, 1));
  return row?.zone ?? DEFAULT_ZONE;
}

/** Today in the programme's zone, as `YYYY-MM-DD`. */
export async function programmeDay(ctx: Ctx): Promise<string> {
  return dayIn(await programmeZone(ctx), ctx.now);
}
