import "server-only";
import { eq } from "drizzle-orm";
import type { Database } from "@/db/client";
import type { InstallationKind } from "@/db/enums";
import { settings } from "@/db/schema/setting";
import { type Ctx, createContext, type MutationCtx } from "@/lib/core/context";
import { changed, mutate } from "@/lib/core/mutate";
import { refused } from "@/lib/core/result";
import { one } from "@/lib/core/rows";
import { installation } from "@/lib/users/write";
import { SETTINGS_ENTITY_ID, START_PROGRAMME_NAME } from "./entity";
import type { ChangeSettingsInput } from "./schema";

const ROW = 1;
const START_TIME_ZONE = "UTC";

async function lockSettings(ctx: MutationCtx) {
  return one(await ctx.read.select().from(settings).where(eq(settings.id, ROW)).for("update"));
}

/** Puts the settings of a new installation in place. Does nothing where there are some. */
export async function ensureSettings(
  database: Database,
  now: Date,
  installationKind: InstallationKind = "regular",
): Promise<void> {
  if ((await database.read.$count(settings)) > 0) return;
  const ctx = createContext(database, { kind: "system", job: "start" }, now);
  await mutate(ctx, "settings.manage", installation, async (inside) => {
    const row = {
      id: ROW,
      programmeName: START_PROGRAMME_NAME,
      timeZone: START_TIME_ZONE,
      installationKind,
      version: 1,
    };
    await inside.tx.insert(settings).values(row);
    return changed(null, {
      entity: "settings",
      entityId: SETTINGS_ENTITY_ID,
      version: 1,
      before: null,
      after: row,
    });
  });
}

/** Changes the programme's name and zone, and from which count on its figures are shown. */
export function changeSettings(ctx: Ctx, { version, ...changes }: ChangeSettingsInput) {
  return mutate(ctx, "settings.manage", installation, async (inside) => {
    const before = await lockSettings(inside);
    if (before.version !== version) return refused("changed_meanwhile");
    return changed(null, await writeSettings(inside, before, changes));
  });
}

/** Marks a new installation as the demonstration, which says so on every page. For the command that makes one. */
export function markDemonstration(ctx: Ctx) {
  return mutate(ctx, "settings.manage", installation, async (inside) => {
    const before = await lockSettings(inside);
    if (before.installationKind === "demonstration") return changed(null);
    return changed(null, await writeSettings(inside, before, { installationKind: "demonstration" }));
  });
}

async function writeSettings(
  ctx: MutationCtx,
  before: typeof settings.$inferSelect,
  changes: Partial<typeof settings.$inferInsert>,
) {
  const after = { ...before, ...changes, version: before.version + 1 };
  await ctx.tx.update(settings).set(after).where(eq(settings.id, ROW));
  return { entity: "settings", entityId: SETTINGS_ENTITY_ID, version: after.version, before, after };
}
