/**
 * What a preview gives to who opens it: a proof for this person and this content. It is carried by addresses and forms,
 * so nothing is stored, and a change of the content makes it void.
 */
import "server-only";
import { createHmac, timingSafeEqual } from "node:crypto";
import type { Ctx } from "@/lib/core/context";
import { authSecret } from "@/lib/core/env";
import { PREVIEWS, type Preview, type PreviewProofs } from "./previews";
import { ratingsSha256 } from "./ratings-hash";
import { getScope } from "./scope";

type Shown = { id: string; state: string };

async function sealer(ctx: Ctx, { id, state }: Shown): Promise<(view: Preview) => string> {
  const person = ctx.actor.kind === "user" ? ctx.actor.userId : "";
  const scope = await getScope(ctx, id);
  const content = [person, id, state, await ratingsSha256(ctx, id), scope?.version ?? 0].join("\n");
  return (view) =>
    createHmac("sha256", `gpat-preview:${authSecret()}`).update(`${view}\n${content}`).digest("base64url");
}

/** The proof that the actor was shown this preview of an assessment as it stands now. */
export async function previewProof(ctx: Ctx, assessment: Shown, view: Preview): Promise<string> {
  return (await sealer(ctx, assessment))(view);
}

/** Which previews of the present content the actor was shown, by the proofs that came along. */
export async function openedPreviews(
  ctx: Ctx,
  assessment: Shown,
  proofs: PreviewProofs,
): Promise<Record<Preview, boolean>> {
  const seal = await sealer(ctx, assessment);
  const isGiven = (view: Preview) => {
    const given = Buffer.from(proofs[`${view}Proof`]);
    const expected = Buffer.from(seal(view));
    return given.length === expected.length && timingSafeEqual(given, expected);
  };
  return { state: isGiven("state"), reader: isGiven("reader") };
}

/** Whether the actor was shown every preview of the present content. */
export async function hasOpenedPreviews(
  ctx: Ctx,
  assessment: Shown,
  proofs: PreviewProofs,
): Promise<boolean> {
  const opened = await openedPreviews(ctx, assessment, proofs);
  return PREVIEWS.every((view) => opened[view]);
}
