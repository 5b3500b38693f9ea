import "server-only";
import type { Ctx } from "@/lib/core/context";
import type { Locale } from "@/lib/i18n/locales";
import { referencesIn } from "@/lib/references/in-texts";
import type { References } from "@/lib/text/tokens";
import type { ReleaseDocument } from "./format";

/** What the references in the texts of a release lead to for its reader; every figure as it is published. */
export function releaseReferences(
  ctx: Ctx,
  locale: Locale,
  {
    edition,
    scope,
    indicators,
    corrigendum = null,
    countryComments,
    selfAssessment,
  }: Pick<ReleaseDocument, "edition" | "scope" | "indicators"> &
    Partial<Pick<ReleaseDocument, "corrigendum" | "countryComments" | "selfAssessment">>,
): Promise<References> {
  const texts = indicators.map(({ rationale, notApplicableReason }) => [rationale, notApplicableReason]);
  const content = [scope, texts, corrigendum, countryComments, selfAssessment];
  return referencesIn(ctx, locale, `${edition.instrument}@${edition.version}`, content, { masked: true });
}
