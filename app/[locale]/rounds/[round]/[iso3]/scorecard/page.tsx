import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ReferencesProvider } from "@/components/references/references-provider";
import { ScorecardView } from "@/components/scorecard/scorecard-view";
import { readPage } from "@/lib/core/page";
import type { Locale } from "@/lib/i18n/locales";
import { referencesIn } from "@/lib/references/in-texts";
import { scorecard } from "@/lib/scorecards/queries";

type ScorecardPageProps = {
  params: Promise<{ locale: Locale; round: string; iso3: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: ScorecardPageProps): Promise<Metadata> {
  const { round, iso3 } = await params;
  const t = await getTranslations("scorecard");
  return { title: `${t("title")} · ${iso3} · ${round}` };
}

/** The scorecard of one country in one round, as far as its reader may see it, or as readers of its release do. */
export default async function ScorecardPage({ params, searchParams }: ScorecardPageProps) {
  const [{ locale, round, iso3 }, query] = await Promise.all([params, searchParams]);
  const [overall, forReaders] = [query.overall === "1", query.readers === "1"];
  const { card, references } = await readPage(async (ctx) => {
    const card = await scorecard(ctx, { round, iso3 }, { locale, overall, forReaders });
    const { edition, scope, release } = card.frame;
    return { card, references: await referencesIn(ctx, locale, edition, [scope, release?.corrigendum]) };
  });
  return (
    <ReferencesProvider references={references}>
      <ScorecardView scorecard={card} overall={overall} forReaders={forReaders} />
    </ReferencesProvider>
  );
}
