/** What the installation says on every report. */
import "server-only";
import type { Ctx } from "@/lib/core/context";
import { START_PROGRAMME_NAME } from "@/lib/settings/entity";
import { getSettings } from "@/lib/settings/queries";
import type { Imprint } from "./marks";

/** Whether it is a demonstration, and the name of the programme as an administrator gave it; null until then. */
export async function imprintOf(ctx: Ctx): Promise<Imprint> {
  const { programmeName, installationKind } = await getSettings(ctx);
  return {
    isDemonstration: installationKind === "demonstration",
    programme: programmeName === START_PROGRAMME_NAME ? null : programmeName,
  };
}
