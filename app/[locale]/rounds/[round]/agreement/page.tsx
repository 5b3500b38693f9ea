import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RoundHead } from "@/components/rounds/round-head";
import { AgreementTable } from "@/components/second-rating/agreement-table";
import { EmptyState } from "@/components/ui/empty-state";
import { readPage } from "@/lib/core/page";
import { roundAgreement } from "@/lib/second-ratings/round";

type AgreementPageProps = PageProps<"/[locale]/rounds/[round]/agreement">;

export async function generateMetadata({ params }: AgreementPageProps): Promise<Metadata> {
  const { round } = await params;
  return { title: `${(await getTranslations("secondRating"))("agreement")} · ${round}` };
}

/** How far first and second ratings of a round agree. */
export default async function AgreementPage({ params }: AgreementPageProps) {
  const { round: code } = await params;
  const { round, language, assessments, pairs, apart, pillars, indicators } = await readPage((ctx) =>
    roundAgreement(ctx, code),
  );
  const t = await getTranslations("secondRating");
  return (
    <>
      <RoundHead round={round} title={t("agreement")} lead={t("roundLead", { assessments, pairs, apart })} />
      {pairs === 0 ? (
        <EmptyState title={t("noPairs")} />
      ) : (
        <>
          <p>{t("agreementLead")}</p>
          <h2>{t("byPillar")}</h2>
          <AgreementTable id="pillars" groups={pillars} head={t("pillar")} language={language} />
          <h2>{t("byIndicator")}</h2>
          <AgreementTable id="indicators" groups={indicators} head={t("indicator")} language={language} />
          <p>{t("methodNote")}</p>
        </>
      )}
    </>
  );
}
