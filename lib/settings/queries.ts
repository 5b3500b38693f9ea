import "server-only";
import { cache } from "react";
import type { ReadDatabase } from "@/db/client";
import type { InstallationKind } from "@/db/enums";
import { settings } from "@/db/schema/setting";
import { type HistoryEntry, historyOf } from "@/lib/audit/queries";
import type { Ctx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { one } from "@/lib/core/rows";
import { can } from "@/lib/policy/can";
import { SETTINGS_ENTITY_ID } from "./entity";

export type Settings = {
  programmeName: string;
  /** IANA name of the zone in which deadlines end and instants are shown. */
  timeZone: string;
  installationKind: InstallationKind;
  /** Counts from 1 to below this are suppressed when figures of the data set are published. */
  detectionsThreshold: number;
  proceedingsThreshold: number;
  version: number;
};

const readSettings = cache(
  async (read: ReadDatabase): Promise<Settings> =>
    one(
      await read
        .select({
          programmeName: settings.programmeName,
          timeZone: settings.timeZone,
          installationKind: settings.installationKind,
          detectionsThreshold: settings.detectionsThreshold,
          proceedingsThreshold: settings.proceedingsThreshold,
          version: settings.version,
        })
        .from(settings),
    ),
);

/** The settings of the installation, read once per request. Open to everybody: pages say whose installation it is. */
export function getSettings(ctx: Ctx): Promise<Settings> {
  return readSettings(ctx.read);
}

/** The settings with their history. Throws FORBIDDEN but for administrators. */
export async function readSettingsForChange(
  ctx: Ctx,
): Promise<{ settings: Settings; history: readonly HistoryEntry[] }> {
  if (!can(ctx.actor, "settings.manage", { kind: "installation" })) {
    throw new AppError("FORBIDDEN", "settings.manage");
  }
  const [current, history] = await Promise.all([
    getSettings(ctx),
    historyOf(ctx, "settings", SETTINGS_ENTITY_ID),
  ]);
  return { settings: current, history };
}
