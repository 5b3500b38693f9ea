/** The file of a letter: it is given once and stays. */
import "server-only";
import { eq } from "drizzle-orm";
import { correspondence } from "@/db/schema/correspondence";
import { assessmentSubject, mutateAssessment } from "@/lib/assessments/subject";
import type { Ctx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { changed } from "@/lib/core/mutate";
import type { PersonCtx } from "@/lib/core/request";
import type { Result } from "@/lib/core/result";
import { type OutgoingFile, openHeld, recordFile, type SentFile, takeIn } from "@/lib/files/attached";
import type { FileRefusal } from "@/lib/files/refusals";
import type { FileStore } from "@/lib/files/store";
import type { UploadPlace } from "@/lib/files/uploads";
import { can } from "@/lib/policy/can";
import { letterChange } from "./mutations";
import { type StoredLetter, storedLetter } from "./queries";
import { mayTakeFile } from "./rules";
import type { LetterKey } from "./schema";

/**
 * A letter that the actor may give a file. Throws NOT_FOUND where it is absent or hidden, FORBIDDEN for who may not
 * write it, LOCKED where it has a file or was withdrawn.
 */
export async function requireLetterWriter(ctx: Ctx, key: LetterKey): Promise<StoredLetter> {
  const { subject, assessment } = await assessmentSubject(ctx, key);
  if (!can(ctx.actor, "correspondence.read", subject))
    throw new AppError("NOT_FOUND", `letters of ${key.round}/${key.iso3}`);
  if (!can(ctx.actor, "correspondence.write", subject))
    throw new AppError("FORBIDDEN", "correspondence.write");
  const letter = await storedLetter(ctx, assessment.id, key.number, { withdrawn: true });
  if (!mayTakeFile(letter)) throw new AppError("LOCKED", `letter ${key.number}`);
  return letter;
}

/** Takes in a file and makes it the file of a letter that has none. Throws NOT_FOUND, FORBIDDEN, LOCKED. */
export async function attachLetterFile(
  ctx: Ctx,
  store: FileStore,
  key: LetterKey,
  file: SentFile,
): Promise<Result<{ name: string; size: number }, FileRefusal>> {
  await requireLetterWriter(ctx, key);
  return takeIn(ctx, store, file, (kept) =>
    mutateAssessment(ctx, "correspondence.write", key, "update", async (inside, assessment) => {
      const before = await requireLetterWriter(inside, key);
      await recordFile(inside, kept);
      await inside.tx
        .update(correspondence)
        .set({ fileSha256: kept.sha256, fileName: kept.name, version: before.version + 1 })
        .where(eq(correspondence.id, before.id));
      const change = await letterChange(inside, assessment, key.number, before);
      return changed({ name: kept.name, size: kept.size }, change);
    }),
  );
}

/** A letter as what somebody sends its file to. */
export function letterUploads(ctx: PersonCtx, store: FileStore, key: LetterKey): UploadPlace {
  return {
    owner: ctx.actor.userId,
    record: `correspondence/${key.round}/${key.iso3}/${key.number}`,
    allow: () => requireLetterWriter(ctx, key),
    attach: (file) => attachLetterFile(ctx, store, key, file),
  };
}

/** The file of a letter. Throws NOT_FOUND where letter or file is absent or hidden, LOCKED in quarantine. */
export async function openLetterFile(ctx: Ctx, store: FileStore, key: LetterKey): Promise<OutgoingFile> {
  const { subject, assessment } = await assessmentSubject(ctx, key);
  if (!can(ctx.actor, "correspondence.read", subject))
    throw new AppError("NOT_FOUND", `letters of ${key.round}/${key.iso3}`);
  const withdrawn = can(ctx.actor, "progress.read", subject);
  const letter = await storedLetter(ctx, assessment.id, key.number, { withdrawn });
  return openHeld(ctx, store, `letter ${key.number}`, letter);
}
