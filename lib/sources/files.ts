/** The file of a source. */
import "server-only";
import { eq } from "drizzle-orm";
import { sources } from "@/db/schema/source";
import type { Ctx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { changed, mutate } from "@/lib/core/mutate";
import type { PersonCtx } from "@/lib/core/request";
import { type Result, refused } from "@/lib/core/result";
import { type OutgoingFile, openHeld, recordFile, type SentFile, takeIn } from "@/lib/files/attached";
import type { FileRefusal } from "@/lib/files/refusals";
import type { FileStore } from "@/lib/files/store";
import type { UploadPlace } from "@/lib/files/uploads";
import { can } from "@/lib/policy/can";
import { sourceChange, sourceContent } from "./content";
import { type LoadedSource, sourceSubject } from "./subject";

/** The source whose file the actor may change. Throws NOT_FOUND, FORBIDDEN. */
export async function requireFileWriter(ctx: Ctx, code: string): Promise<LoadedSource> {
  const loaded = await sourceSubject(ctx, code);
  if (!can(ctx.actor, "source.write", loaded)) throw new AppError("FORBIDDEN", "source.write");
  return loaded;
}

/**
 * Takes in a file and makes it the file of a source, in place of the one before. Refused once consent to the source has
 * ended. Throws NOT_FOUND, FORBIDDEN.
 */
export async function attachFile(
  ctx: Ctx,
  store: FileStore,
  code: string,
  file: SentFile,
): Promise<Result<{ name: string; size: number }, FileRefusal>> {
  if ((await requireFileWriter(ctx, code)).consentEnded) return refused("consent_ended");
  return takeIn(ctx, store, file, (kept) =>
    mutate<"source.write", { name: string; size: number }, FileRefusal, LoadedSource>(
      ctx,
      "source.write",
      (inside) => sourceSubject(inside, code, true),
      async (inside, { row, consentEnded }) => {
        // It may have ended while the file was on its way.
        if (consentEnded) return refused("consent_ended");
        const before = await sourceContent(inside, row.id);
        await recordFile(inside, kept);
        await inside.tx
          .update(sources)
          .set({ fileSha256: kept.sha256, fileName: kept.name })
          .where(eq(sources.id, row.id));
        return changed({ name: kept.name, size: kept.size }, await sourceChange(inside, row, before));
      },
    ),
  );
}

/** A source as what somebody sends a file to. */
export function sourceUploads(ctx: PersonCtx, store: FileStore, code: string): UploadPlace {
  return {
    owner: ctx.actor.userId,
    record: `sources/${code}`,
    allow: () => requireFileWriter(ctx, code),
    admit: async () => ((await requireFileWriter(ctx, code)).consentEnded ? "consent_ended" : null),
    attach: (file) => attachFile(ctx, store, code, file),
  };
}

/** Takes the file away from a source; the content goes with the next sweep when nothing else holds it. */
export function detachFile(ctx: Ctx, code: string): Promise<Result<{ code: string }>> {
  return mutate<"source.write", { code: string }, never, LoadedSource>(
    ctx,
    "source.write",
    (inside) => sourceSubject(inside, code, true),
    async (inside, { row }) => {
      if (row.fileSha256 === null) return changed({ code });
      const before = await sourceContent(inside, row.id);
      await inside.tx.update(sources).set({ fileSha256: null, fileName: null }).where(eq(sources.id, row.id));
      return changed({ code }, await sourceChange(inside, row, before));
    },
  );
}

/** The file of a source. Throws NOT_FOUND where source or file is absent or hidden, LOCKED in quarantine. */
export async function openFile(ctx: Ctx, store: FileStore, code: string): Promise<OutgoingFile> {
  const { row } = await sourceSubject(ctx, code);
  return openHeld(ctx, store, code, row);
}
