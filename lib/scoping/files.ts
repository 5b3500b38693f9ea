/** The file by which a State consented. */
import "server-only";
import { getAssessment } from "@/lib/assessments/queries";
import { type AssessmentKey, mutateAssessment } from "@/lib/assessments/subject";
import type { Ctx } from "@/lib/core/context";
import { changed } from "@/lib/core/mutate";
import type { PersonCtx } from "@/lib/core/request";
import type { Result } from "@/lib/core/result";
import { type OutgoingFile, openHeld, recordFile, type SentFile, takeIn } from "@/lib/files/attached";
import type { FileRefusal } from "@/lib/files/refusals";
import type { FileStore } from "@/lib/files/store";
import type { UploadPlace } from "@/lib/files/uploads";
import { writeScoping } from "./mutations";
import { scopingOf } from "./queries";

/** Throws NOT_FOUND where the actor may not change the consent. */
export async function requireConsentWriter(ctx: Ctx, key: AssessmentKey): Promise<void> {
  await getAssessment(ctx, key, "scoping.write");
}

/** Takes in the file of the consent, in place of the one before. Throws NOT_FOUND. */
export async function attachConsentFile(
  ctx: Ctx,
  store: FileStore,
  key: AssessmentKey,
  file: SentFile,
): Promise<Result<{ name: string; size: number }, FileRefusal>> {
  await requireConsentWriter(ctx, key);
  return takeIn(ctx, store, file, (kept) =>
    mutateAssessment(ctx, "scoping.write", key, "update", async (inside, { id }) => {
      await recordFile(inside, kept);
      const change = await writeScoping(inside, id, { fileSha256: kept.sha256, fileName: kept.name });
      return changed({ name: kept.name, size: kept.size }, change);
    }),
  );
}

/** The consent as what somebody sends its file to. */
export function consentUploads(ctx: PersonCtx, store: FileStore, key: AssessmentKey): UploadPlace {
  return {
    owner: ctx.actor.userId,
    record: `consent/${key.round}/${key.iso3}`,
    allow: () => requireConsentWriter(ctx, key),
    attach: (file) => attachConsentFile(ctx, store, key, file),
  };
}

/** Takes the file away from the consent; the content goes with the next sweep when nothing else holds it. */
export function detachConsentFile(ctx: Ctx, key: AssessmentKey): Promise<Result<null>> {
  return mutateAssessment(ctx, "scoping.write", key, "update", async (inside, { id }) => {
    const row = await scopingOf(inside, id);
    if (row === null || row.fileName === null) return changed(null);
    return changed(null, await writeScoping(inside, id, { fileSha256: null, fileName: null }));
  });
}

/** The file of the consent. Throws NOT_FOUND where it is absent or hidden, LOCKED in quarantine. */
export async function openConsentFile(ctx: Ctx, store: FileStore, key: AssessmentKey): Promise<OutgoingFile> {
  const { assessment } = await getAssessment(ctx, key, "scoping.read");
  const row = await scopingOf(ctx, assessment.id);
  return openHeld(ctx, store, key.iso3, row ?? { fileSha256: null, fileName: null });
}
