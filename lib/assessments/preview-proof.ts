/**
 * What a preview gives to who opens it: a proof for this person and this content. It is carried by addresses and forms,
 * so nothing is stored, and a change of the content makes it void.
 */
import "server-only";
import { createHmac, timingSafeEqual } from "node:crypto";
import { canonicalJson, sha256 } from "@/lib/audit/canonical";
import type { Ctx } from "@/lib/core/context";
import { authSecret } from "@/lib/core/env";
import type { ReleaseDocument } from "@/lib/releases/format";
import { type ReleasePlace, readRelease } from "@/lib/releases/read";
import { PREVIEWS, type Preview, type PreviewProofs } from "./previews";
import type { AssessmentRecord } from "./subject";

/** What both previews show is what a release would say, wherever it would stand. */
const NOWHERE: ReleasePlace = {
  code: "",
  number: 0,
  publishedAt: "",
  corrigendum: null,
  audit: { position: 0, head: "" },
};

/** The proof that the actor was shown this preview of an assessment, with what the release says that was shown. */
export function previewProof(
  { actor }: Ctx,
  { id, state }: AssessmentRecord,
  release: ReleaseDocument,
  view: Preview,
): string {
  const person = actor.kind === "user" ? actor.userId : "";
  const shown = sha256(canonicalJson({ ...release, ...NOWHERE }));
  return createHmac("sha256", `gpat-preview:${authSecret()}`)
    .update([view, person, id, state, shown].join("\n"))
    .digest("base64url");
}

/** Which previews of the present content the actor was shown, by the proofs that came along. */
export async function openedPreviews(
  ctx: Ctx,
  assessment: AssessmentRecord,
  proofs: PreviewProofs,
): Promise<Record<Preview, boolean>> {
  if (PREVIEWS.every((view) => proofs[`${view}Proof`] === "")) return { state: false, reader: false };
  const release = await readRelease(ctx, assessment, NOWHERE);
  const isGiven = (view: Preview) => {
    const given = Buffer.from(proofs[`${view}Proof`]);
    const expected = Buffer.from(previewProof(ctx, assessment, release, view));
    return given.length === expected.length && timingSafeEqual(given, expected);
  };
  return { state: isGiven("state"), reader: isGiven("reader") };
}

/** Whether the actor was shown every preview of the present content. */
export async function hasOpenedPreviews(
  ctx: Ctx,
  assessment: AssessmentRecord,
  proofs: PreviewProofs,
): Promise<boolean> {
  const opened = await openedPreviews(ctx, assessment, proofs);
  return PREVIEWS.every((view) => opened[view]);
}
