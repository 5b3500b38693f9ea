/** References in the texts of the next release that its readers will not see, so that they can be written otherwise. */
import "server-only";
import type { AssessmentRecord } from "@/lib/assessments/subject";
import type { Ctx } from "@/lib/core/context";
import { editionByHash } from "@/lib/editions/queries";
import { keyOf, tokensIn } from "@/lib/text/tokens";
import { type Becomes, becomesOf } from "./not-published";
import { releasedRatings, scopeOf, unpublishedReferences } from "./read";

export type HiddenReference = {
  /** The code as it was typed. */
  code: string;
  becomes: Becomes;
  /** Null for the scope of the assessment. */
  place: { indicator: string; domain: string } | null;
};

/**
 * The hidden references of an assessment: those of its scope first, then by indicator in the order of the edition. For
 * callers that have asked whether the actor reads its ratings. One statement for each of scope and ratings where no text
 * holds a reference.
 */
export async function hiddenReferences(
  ctx: Ctx,
  assessment: AssessmentRecord,
): Promise<readonly HiddenReference[]> {
  const scope = await scopeOf(ctx, assessment.id);
  const ratings = await releasedRatings(ctx, assessment.id, new Map());
  const texts = new Map(
    [...ratings].map(([indicator, { rationale, notApplicableReason }]) => [
      indicator,
      [rationale, notApplicableReason],
    ]),
  );
  const unpublished = await unpublishedReferences(ctx, [scope, texts]);
  if (unpublished.size === 0) return [];
  const hiddenIn = (content: unknown, place: HiddenReference["place"]) =>
    tokensIn(content)
      .filter((token) => unpublished.has(keyOf(token)))
      .map((token): HiddenReference => ({ code: token.code.trim(), becomes: becomesOf(token), place }));
  const { indicators } = await editionByHash(ctx, assessment.editionSha256);
  return [
    ...hiddenIn(scope, null),
    ...[...indicators.values()].flatMap(({ code, domain }) =>
      hiddenIn(texts.get(code), { indicator: code, domain: domain ?? "" }),
    ),
  ];
}
