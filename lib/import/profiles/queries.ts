import "server-only";
import { and, eq } from "drizzle-orm";
import { importProfiles } from "@/db/schema/import";
import { users } from "@/db/schema/user";
import type { Ctx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { can } from "@/lib/policy/can";
import type { Elsewhere } from "../entries/other-rows";
import type { Mapping } from "../mapping";
import { layoutHash, shippedProfile } from "./shipped";

/** A known way to read a layout: one that a person kept, else one that is shipped. */
export type LayoutProfile = {
  mapping: Mapping;
  /** The codes of a field by the publisher's words; only shipped profiles have them. */
  words: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** The rows that a shipped layout has besides those of this kind. */
  elsewhere: Elsewhere;
  /** Title of a shipped profile; null for a kept one of a layout that no shipped one reads. */
  title: string | null;
  /** Who kept it, when and in which version; null for a shipped one. */
  kept: { by: string | null; at: Date; version: number } | null;
};

/** How the last file of this kind and layout was read; null for a new layout. Throws FORBIDDEN but for importers. */
export async function profileFor(
  ctx: Ctx,
  kind: string,
  header: readonly string[],
): Promise<LayoutProfile | null> {
  if (!can(ctx.actor, "import_profile.keep", { kind: "installation" })) {
    throw new AppError("FORBIDDEN", "import_profile.keep");
  }
  const own = shippedProfile(kind, header);
  const [row] = await ctx.read
    .select({
      mapping: importProfiles.mapping,
      by: users.name,
      at: importProfiles.savedAt,
      version: importProfiles.version,
    })
    .from(importProfiles)
    .leftJoin(users, eq(users.id, importProfiles.savedBy))
    .where(and(eq(importProfiles.kind, kind), eq(importProfiles.layoutHash, layoutHash(header))));
  if (!row && !own) return null;
  const { words = {}, elsewhere = {} } = own ?? {};
  const title = own?.title ?? null;
  if (row) {
    const { mapping, by, at, version } = row;
    return { mapping, words, elsewhere, title, kept: { by, at, version } };
  }
  return own ? { mapping: own.mapping, words, elsewhere, title, kept: null } : null;
}
