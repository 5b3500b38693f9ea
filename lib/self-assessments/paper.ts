/** The paper on which a State signed its answers: given once they are certified, and bound to their hash. */
import "server-only";
import { selfAssessmentPapers } from "@/db/schema/self-assessment";
import { getAssessment } from "@/lib/assessments/queries";
import { type AssessmentKey, mutateAssessment } from "@/lib/assessments/subject";
import { countMegabytes } from "@/lib/auth/attempts";
import { personOf } from "@/lib/core/acting-person";
import { type Ctx, databaseOf } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { changed } from "@/lib/core/mutate";
import type { PersonCtx } from "@/lib/core/request";
import { type Result, refused } from "@/lib/core/result";
import { type OutgoingFile, openHeld, recordFile, type SentFile, takeIn } from "@/lib/files/attached";
import type { FileRefusal } from "@/lib/files/refusals";
import type { FileStore } from "@/lib/files/store";
import type { UploadPlace } from "@/lib/files/uploads";
import { changeOf, standing } from "./mutations";
import { NO_PAPER, paperOf } from "./queries";

/** Throws NOT_FOUND where the actor may not give the signed paper: before the certification nobody does. */
async function requireSigner(ctx: Ctx, key: AssessmentKey): Promise<void> {
  await getAssessment(ctx, key, "self_rating.sign");
}

/**
 * Takes in the signed paper of what is certified, in place of one given before. It stands for those answers alone: where
 * others are certified it is not shown, and where the same are certified again it is. Refused where answers were certified
 * while it was on its way: it was signed for what stood before. Throws NOT_FOUND.
 */
export async function attachPaper(
  ctx: Ctx,
  store: FileStore,
  key: AssessmentKey,
  file: SentFile,
): Promise<Result<{ name: string; size: number }, FileRefusal>> {
  await requireSigner(ctx, key);
  return takeIn(ctx, store, file, (kept) =>
    mutateAssessment(ctx, "self_rating.sign", key, "update", async (inside, assessment) => {
      const before = await standing(inside, assessment);
      const { ratingsSha256, certifiedAt } = before.row;
      if (ratingsSha256 === null || certifiedAt === null)
        throw new AppError("NOT_FOUND", "a certified self-assessment");
      if (certifiedAt > (file.begunAt ?? ctx.now)) return refused("answers_changed");
      await recordFile(inside, kept);
      const set = {
        fileSha256: kept.sha256,
        fileName: kept.name,
        givenBy: personOf(inside),
        givenAt: inside.now,
      };
      await inside.tx
        .insert(selfAssessmentPapers)
        .values({ assessmentId: assessment.id, answersSha256: ratingsSha256, ...set })
        .onConflictDoUpdate({
          target: [selfAssessmentPapers.assessmentId, selfAssessmentPapers.answersSha256],
          set,
        });
      return changed({ name: kept.name, size: kept.size }, await changeOf(inside, before, {}));
    }),
  );
}

/** The signed paper as what somebody sends its file to. */
export function paperUploads(ctx: PersonCtx, store: FileStore, key: AssessmentKey): UploadPlace {
  return {
    owner: ctx.actor.userId,
    record: `self-assessment/${key.round}/${key.iso3}`,
    allow: () => requireSigner(ctx, key),
    admit: async (bytes) => {
      await countMegabytes(databaseOf(ctx).pool, ctx.actor.userId, bytes);
      return null;
    },
    attach: (file) => attachPaper(ctx, store, key, file),
  };
}

/** The signed paper of what is certified. Throws NOT_FOUND where it is absent or hidden, LOCKED in quarantine. */
export async function openPaper(ctx: Ctx, store: FileStore, key: AssessmentKey): Promise<OutgoingFile> {
  const { assessment } = await getAssessment(ctx, key, "self_rating.read_paper");
  return openHeld(ctx, store, key.iso3, (await paperOf(ctx, assessment.id)) ?? NO_PAPER);
}
