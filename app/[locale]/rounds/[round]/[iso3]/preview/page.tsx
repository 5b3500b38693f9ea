import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { InstrumentLanguage } from "@/components/assessment/instrument-language";
import { ReleaseText } from "@/components/assessment/release-text";
import { ScopeText } from "@/components/assessment/scope-text";
import { ReleasedComments } from "@/components/country-comment/released-comments";
import { ReferencesProvider } from "@/components/references/references-provider";
import { OwnAssessment } from "@/components/release/own-assessment";
import { HiddenReferences } from "@/components/review/hidden-references";
import { AssessmentHead } from "@/components/rounds/assessment-head";
import { LinkButton } from "@/components/ui/button";
import { FormActions } from "@/components/ui/form-actions";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Tabs } from "@/components/ui/tabs";
import { assessmentPage } from "@/lib/assessments/head";
import { provePreviews } from "@/lib/assessments/preview-proof";
import { PREVIEWS, previewProofsSchema, withProofs } from "@/lib/assessments/previews";
import { readPage } from "@/lib/core/page";
import type { Locale } from "@/lib/i18n/locales";
import { can } from "@/lib/policy/can";
import { hiddenReferences } from "@/lib/releases/hidden-references";
import { previewRelease } from "@/lib/releases/queries";
import { releaseReferences } from "@/lib/releases/references";

type PreviewPageProps = {
  params: Promise<{ locale: Locale; round: string; iso3: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: PreviewPageProps): Promise<Metadata> {
  const t = await getTranslations("assessment.preview");
  const { iso3, round } = await params;
  return { title: `${t("title")} · ${iso3} · ${round}` };
}

/** The assessment as the State will read it, or as a reader will, before it is submitted or approved. */
export default async function PreviewPage({ params, searchParams }: PreviewPageProps) {
  const { locale, ...key } = await params;
  const query = await searchParams;
  const reader = query.as === "reader" ? "reader" : "state";
  const { place, release, hidden, references, proven, mayPublish } = await readPage(async (ctx) => {
    const place = await assessmentPage(ctx, locale, key, "rating.read");
    const release = await previewRelease(ctx, key);
    return {
      place,
      release,
      hidden: await hiddenReferences(ctx, place.assessment),
      references: await releaseReferences(ctx, locale, release),
      proven: await provePreviews(ctx, place.assessment, release),
      mayPublish: can(ctx.actor, "transition.publish", place.subject),
    };
  });
  const tCommon = await getTranslations("common");
  const t = await getTranslations("assessment.preview");
  const tRelease = await getTranslations("release");
  const tReport = await getTranslations("report");
  const { assessment, country } = place;
  const { round, iso3 } = assessment;
  const base = `/rounds/${round}/${iso3}`;
  const proofs = { ...previewProofsSchema.parse(query), [`${reader}Proof`]: proven[`${reader}Proof`] };
  return (
    <ReferencesProvider references={references}>
      <AssessmentHead {...place.head} current={null} />
      <PageHeader
        title={t(reader)}
        lead={reader === "state" ? t("stateLead", { country }) : t("readerLead")}
        actions={<LinkButton href={`${base}/report`}>{tReport("draftTitle")}</LinkButton>}
      />
      <Tabs
        label={t("views")}
        tabs={PREVIEWS.map((view) => ({
          href: withProofs(`${base}/preview?as=${view}`, proofs),
          text: t(view),
          current: view === reader,
        }))}
      />
      <Notice kind="information" title={t("draft")}>
        <p>
          {tRelease(`stateComment.${release.statements.stateComment.code}`)} {tCommon("unpublishedSources")}
        </p>
      </Notice>
      <HiddenReferences round={round} iso3={iso3} references={hidden} />
      <InstrumentLanguage language={release.edition.language} />
      <p>
        {country} · {t("team")}
      </p>
      <section aria-labelledby="scope">
        <h2 id="scope">{t("scope")}</h2>
        <ScopeText scope={release.scope} cutOffOn={release.round.cutOffOn} />
      </section>
      <ReleaseText release={release} reader={reader} />
      <OwnAssessment document={release} zone={place.zone} />
      <ReleasedComments document={release} zone={place.zone} />
      <FormActions>
        {assessment.state === "drafting" ? (
          <LinkButton kind="primary" href={withProofs(`${base}/check`, proofs)}>
            {t("toCheck")}
          </LinkButton>
        ) : mayPublish ? (
          <LinkButton kind="primary" href={withProofs(`${base}/steps/publish`, proofs)}>
            {t("toPublish")}
          </LinkButton>
        ) : (
          <LinkButton kind="primary" href={`${base}/review`}>
            {t("toReview")}
          </LinkButton>
        )}
      </FormActions>
    </ReferencesProvider>
  );
}
