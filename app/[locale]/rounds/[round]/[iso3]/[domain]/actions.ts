"use server";

import { revalidatePath } from "next/cache";
import { declareDomain, declareDomainSchema } from "@/lib/assessments/declarations";
import { defineAction } from "@/lib/core/action";
import { done, refused } from "@/lib/core/result";
import { removeCitation } from "@/lib/ratings/cite";
import { citeSource } from "@/lib/ratings/cite-source";
import { citeSourceSchema } from "@/lib/ratings/cite-source-schema";
import { saveRating } from "@/lib/ratings/mutations";
import { plainRatingSchema } from "@/lib/ratings/plain-save";
import { replySchema } from "@/lib/reviews/schema";
import { replyToThread } from "@/lib/reviews/threads";
import { removeCitationSchema } from "@/lib/sources/schema";

/** Saves what a card's form holds, without client JavaScript. */
export const savePlainRating = defineAction(
  plainRatingSchema,
  async (ctx, input) => {
    const outcome = await saveRating(ctx, input);
    if (outcome.status === "saved") return done({ savedAt: outcome.savedAt });
    return refused(outcome.status === "conflict" ? "changed_meanwhile" : "needs_correction");
  },
  { access: "signed_in" },
);

/** Gives a passage of a source, or a new one, to ratings. */
export const citeSourceInRating = defineAction(citeSourceSchema, citeSource, { access: "signed_in" });

/** Takes a citation away. */
export const removeCitationFromRating = defineAction(removeCitationSchema, removeCitation, {
  access: "signed_in",
});

/** Writes a comment into a thread. */
export const replyInThread = defineAction(
  replySchema,
  async (ctx, input) => {
    const result = await replyToThread(ctx, input);
    if (result.ok) revalidatePath("/[locale]/rounds/[round]/[iso3]", "layout");
    return result;
  },
  { access: "signed_in" },
);

/** Answers "Have you completed this domain?". */
export const declareDomainComplete = defineAction(
  declareDomainSchema,
  async (ctx, input) => {
    const result = await declareDomain(ctx, input);
    if (result.ok) revalidatePath("/[locale]/rounds/[round]/[iso3]", "layout");
    return result;
  },
  { access: "signed_in" },
);
