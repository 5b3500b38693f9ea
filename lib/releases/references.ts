import "server-only";
import type { Ctx } from "@/lib/core/context";
import type { Locale } from "@/lib/i18n/locales";
import { referencesIn } from "@/lib/text/references";
import type { References } from "@/lib/text/tokens";
import type { ReleaseDocument } from "./format";

/** What the references in the texts of a release lead to for its reader. */
export function releaseReferences(
  ctx: Ctx,
  locale: Locale,
  { edition, scope, indicators, corrigendum }: ReleaseDocument,
): Promise<References> {
  const texts = indicators.map(({ rationale, notApplicableReason }) => [rationale, notApplicableReason]);
  return referencesIn(ctx, locale, `${edition.instrument}@${edition.version}`, [scope, texts, corrigendum]);
}
