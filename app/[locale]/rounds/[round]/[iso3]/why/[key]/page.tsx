import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ReferencesProvider } from "@/components/references/references-provider";
import { WhyView } from "@/components/scorecard/why-view";
import { readPage } from "@/lib/core/page";
import { decodedSegment } from "@/lib/core/segment";
import type { Locale } from "@/lib/i18n/locales";
import { referencesIn } from "@/lib/references/in-texts";
import { whyOf } from "@/lib/scorecards/queries";

type WhyPageProps = { params: Promise<{ locale: Locale; round: string; iso3: string; key: string }> };

export async function generateMetadata({ params }: WhyPageProps): Promise<Metadata> {
  const { round, iso3, key } = await params;
  const t = await getTranslations("scorecard");
  return { title: `${t("figure.why")} ${decodedSegment(key)} · ${iso3} · ${round}` };
}

/** Why one figure is what it is: the tree down to every rating, weight, gate and source. */
export default async function WhyPage({ params }: WhyPageProps) {
  const { locale, round, iso3, key } = await params;
  const { why, references } = await readPage(async (ctx) => {
    const why = await whyOf(ctx, { round, iso3, node: decodedSegment(key) }, locale);
    const texts = why.indicators.map(({ rationale, notApplicableReason }) => [
      rationale,
      notApplicableReason,
    ]);
    return {
      why,
      references: await referencesIn(ctx, locale, why.frame.edition, [texts, why.frame.release]),
    };
  });
  return (
    <ReferencesProvider references={references}>
      <WhyView why={why} />
    </ReferencesProvider>
  );
}
