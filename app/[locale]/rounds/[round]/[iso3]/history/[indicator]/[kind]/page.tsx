import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { RevisionList } from "@/components/assessment/indicator-card/revision-list";
import { EraseLink } from "@/components/erasure/erase-link";
import { ReferencesProvider } from "@/components/references/references-provider";
import { AssessmentHead } from "@/components/rounds/assessment-head";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { assessmentPage } from "@/lib/assessments/head";
import { readPage } from "@/lib/core/page";
import { editionByHash } from "@/lib/editions/queries";
import type { Locale } from "@/lib/i18n/locales";
import { indicatorOf } from "@/lib/instruments/edition";
import { ratingHistory } from "@/lib/ratings/history";
import { historyPageSchema, ratingKeySchema } from "@/lib/ratings/schema";
import { referencesIn } from "@/lib/references/in-texts";

type RatingHistoryPageProps = {
  params: Promise<{ locale: Locale; round: string; iso3: string; indicator: string; kind: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: RatingHistoryPageProps): Promise<Metadata> {
  const { indicator, iso3, round } = await params;
  const t = await getTranslations("rating.history");
  return { title: `${t("pageTitle", { indicator })} · ${iso3} · ${round}` };
}

/** The changes of one rating, as the card of its indicator shows them, page by page. */
export default async function RatingHistoryPage({ params, searchParams }: RatingHistoryPageProps) {
  const { locale, ...address } = await params;
  const key = ratingKeySchema.safeParse(address).data ?? notFound();
  const { page } = historyPageSchema.parse(await searchParams);
  const { place, definition, language, erasableId, revisions, citations, pages, references } = await readPage(
    async (ctx) => {
      const place = await assessmentPage(ctx, locale, key, "history.read");
      const edition = await editionByHash(ctx, place.assessment.editionSha256);
      const { definition } = indicatorOf(edition, key.indicator);
      const { erasableId, revisions, citations, pages } = await ratingHistory(
        ctx,
        { ...key, indicator: definition.code },
        page,
      );
      return {
        place,
        definition,
        language: edition.file.language,
        erasableId,
        revisions,
        citations,
        pages,
        references: await referencesIn(ctx, locale, edition.id, revisions),
      };
    },
  );
  const t = await getTranslations("rating.history");
  const { round, iso3 } = place.assessment;
  return (
    <>
      <AssessmentHead {...place.head} current="history" />
      <PageHeader
        title={t("pageTitle", { indicator: definition.code })}
        lead={
          <span lang={language} dir="auto">
            {definition.title}
          </span>
        }
      />
      {revisions.length + citations.length === 0 && pages === 1 ? (
        <EmptyState title={t("none")} />
      ) : (
        <ReferencesProvider references={references}>
          <RevisionList revisions={revisions} citations={citations} zone={place.zone} />
        </ReferencesProvider>
      )}
      <Pagination
        path={`/rounds/${round}/${iso3}/history/${definition.code}/${key.kind}`}
        page={page}
        pages={pages}
      />
      <EraseLink noun="rating" id={erasableId} />
      {definition.domain === undefined ? null : (
        <p data-print="hide">
          <Link href={`/rounds/${round}/${iso3}/${definition.domain}#${definition.code}`}>
            {t("toCard", { indicator: definition.code })}
          </Link>
        </p>
      )}
    </>
  );
}
