import "server-only";
import type { Ctx } from "@/lib/core/context";
import { dayIn } from "@/lib/core/days";
import { getSettings } from "./queries";

/** The IANA zone in which deadlines end. */
export async function programmeZone(ctx: Ctx): Promise<string> {
  return (await getSettings(ctx)).timeZone;
}

/** Today in the programme's zone, as `YYYY-MM-DD`. */
export async function programmeDay(ctx: Ctx): Promise<string> {
  return dayIn(await programmeZone(ctx), ctx.now);
}
