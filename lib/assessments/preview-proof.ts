/**
 * What a preview gives to who opens it: a proof for this person and this content. It is carried by addresses and forms,
 * so nothing is stored, and a change of the content makes it void.
 */
import "server-only";
import { canonicalJson, sha256 } from "@/lib/audit/canonical";
import { personOrNull } from "@/lib/core/acting-person";
import type { Ctx } from "@/lib/core/context";
import { isSameSeal, sealOf } from "@/lib/core/seal";
import type { ReleaseDocument } from "@/lib/releases/format";
import { NOWHERE, readRelease } from "@/lib/releases/read";
import { releaseReferences } from "@/lib/releases/references";
import { PREVIEWS, type Preview, type PreviewProofs } from "./previews";
import type { AssessmentRecord } from "./subject";

/**
 * The proofs that the actor was shown the previews of an assessment, with what the release says and what its references
 * read: a figure changes without the text that cites it. In one language, so that a proof counts in every other.
 */
export async function provePreviews(
  ctx: Ctx,
  { id, state }: AssessmentRecord,
  release: ReleaseDocument,
): Promise<PreviewProofs> {
  const person = personOrNull(ctx) ?? "";
  const references = await releaseReferences(ctx, "en", release);
  const shown = sha256(canonicalJson({ ...release, ...NOWHERE, references }));
  const proofOf = (view: Preview) => sealOf("preview", [view, person, id, state, shown].join("\n"));
  return { stateProof: proofOf("state"), readerProof: proofOf("reader") };
}

/** Which previews of the present content the actor was shown, by the proofs that came along. */
export async function openedPreviews(
  ctx: Ctx,
  assessment: AssessmentRecord,
  proofs: PreviewProofs,
): Promise<Record<Preview, boolean>> {
  if (PREVIEWS.every((view) => proofs[`${view}Proof`] === "")) return { state: false, reader: false };
  const release = await readRelease(ctx, assessment, NOWHERE);
  const proven = await provePreviews(ctx, assessment, release);
  const isGiven = (view: Preview) => isSameSeal(proofs[`${view}Proof`], proven[`${view}Proof`]);
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
