import "server-only";
import { and, eq } from "drizzle-orm";
import { importProfiles } from "@/db/schema/import";
import { personOrNull } from "@/lib/core/acting-person";
import type { Ctx } from "@/lib/core/context";
import { newId } from "@/lib/core/ids";
import { changed, mutate } from "@/lib/core/mutate";
import { refused } from "@/lib/core/result";
import { installation } from "@/lib/users/write";
import type { SaveProfileInput } from "./schema";
import { layoutHash } from "./shipped";

/** Keeps a mapping for the next file with this header. Refused as `changed_meanwhile` where somebody else was faster. */
export function saveProfile(ctx: Ctx, { kind, header, mapping, version }: SaveProfileInput) {
  return mutate(ctx, "import_profile.keep", installation, async (inside) => {
    const hash = layoutHash(header);
    const [before] = await inside.read
      .select({ id: importProfiles.id, mapping: importProfiles.mapping, version: importProfiles.version })
      .from(importProfiles)
      .where(and(eq(importProfiles.kind, kind), eq(importProfiles.layoutHash, hash)))
      .for("update");
    if ((before?.version ?? 0) !== version) return refused("changed_meanwhile");
    const id = before?.id ?? newId(inside.now);
    const values = {
      id,
      kind,
      layoutHash: hash,
      header,
      mapping,
      savedBy: personOrNull(inside),
      savedAt: inside.now,
      version: version + 1,
    };
    if (before) await inside.tx.update(importProfiles).set(values).where(eq(importProfiles.id, id));
    else {
      const made = await inside.tx
        .insert(importProfiles)
        .values(values)
        .onConflictDoNothing({ target: [importProfiles.kind, importProfiles.layoutHash] })
        .returning({ id: importProfiles.id });
      if (made.length === 0) return refused("changed_meanwhile");
    }
    return changed(
      { version: values.version },
      {
        entity: "import_profile",
        entityId: id,
        version: values.version,
        before: before ? { kind, header, mapping: before.mapping } : null,
        after: { kind, header, mapping },
      },
    );
  });
}
