import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ChangedPoints } from "@/components/country-comment/changed-points";
import { CommentTable } from "@/components/country-comment/comment-table";
import { SentDrafts } from "@/components/country-comment/sent-drafts";
import { TimeToComment } from "@/components/country-comment/time-to-comment";
import { ReferencesProvider } from "@/components/references/references-provider";
import { ReleaseView } from "@/components/release/release-view";
import { StepList } from "@/components/review/step-list";
import { UnmetList } from "@/components/review/unmet-list";
import { AssessmentHead } from "@/components/rounds/assessment-head";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { readPage } from "@/lib/core/page";
import { countryCommentsPage, takesComment } from "@/lib/country-comments/page";
import { addressOfPoint, draftQuerySchema } from "@/lib/country-comments/schema";
import type { Locale } from "@/lib/i18n/locales";
import { releaseReferences } from "@/lib/releases/references";
import { AnswerForTime, AskForTime } from "./time-forms";

type CountryCommentsPageProps = {
  params: Promise<{ locale: Locale; round: string; iso3: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: CountryCommentsPageProps): Promise<Metadata> {
  const { round, iso3 } = await params;
  return { title: `${(await getTranslations("countryComments"))("title")} · ${iso3} ${round}` };
}

/** The draft as it was sent to the State, the time it has, what it says and what becomes of it. */
export default async function CountryComments({ params, searchParams }: CountryCommentsPageProps) {
  const { locale, round, iso3 } = await params;
  const { draft } = draftQuerySchema.parse(await searchParams);
  const key = { round, iso3 };
  const { references, ...page } = await readPage(async (ctx) => {
    const read = await countryCommentsPage(ctx, locale, key, draft);
    return { ...read, references: await releaseReferences(ctx, locale, read.document) };
  });
  const { place, head, document, comments, steps, may, language } = page;
  const [t, tCommon, tReview] = await Promise.all([
    getTranslations("countryComments"),
    getTranslations("common"),
    getTranslations("review"),
  ]);
  const base = `/rounds/${round}/${iso3}/country-comments`;
  const written = new Set(comments.filter(({ isHandedIn }) => !isHandedIn).map(({ indicator }) => indicator));
  const commentLink = (indicator: string) =>
    takesComment(page, indicator) ? (
      <p data-print="hide">
        <Link href={`${base}/${indicator}`}>
          {t(written.has(indicator) ? "changeCommentOn" : "commentOn", { indicator })}
        </Link>
      </p>
    ) : null;
  return (
    <ReferencesProvider references={references}>
      <AssessmentHead {...place.head} current="countryComments" />
      <PageHeader
        title={t("titleOf", { country: place.country })}
        lead={t(may.write ? (page.changed === null ? "leadState" : "leadStateChanges") : "lead")}
      />
      <SentDrafts base={base} sent={page.sent} current={head.number} />
      {page.isLatest ? null : (
        <Notice kind="information" title={t("earlierDraft")}>
          <p>
            {t("earlierDraftStays")} <Link href={base}>{t("toLatestDraft")}</Link>
          </p>
        </Notice>
      )}
      {page.unseen.length === 0 ? null : (
        <Notice kind="warning" title={t("unseen")}>
          <UnmetList round={round} iso3={iso3} unmet={page.unseen} />
        </Notice>
      )}
      <TimeToComment head={head} zone={place.zone} />
      {may.write ? <AskForTime place={key} head={head} /> : null}
      {may.extend ? <AnswerForTime place={key} head={head} /> : null}
      {page.before === null || page.changed === null ? null : (
        <ChangedPoints base={base} changed={page.changed} before={page.before} document={document} />
      )}
      <h2 id="comments">{t("comments")}</h2>
      {comments.length === 0 ? (
        <EmptyState title={t(may.write ? "noneWritten" : "noneHandedIn")} />
      ) : (
        <CommentTable base={base} comments={comments} language={language} />
      )}
      {comments.some(({ isBeingAnswered }) => isBeingAnswered) ? <p>{t("answersCome")}</p> : null}
      {may.write && takesComment(page, null) ? (
        <p>
          <LinkButton href={`${base}/${addressOfPoint(null)}`}>
            {t(written.has(null) ? "changeCommentOnText" : "commentOnText")}
          </LinkButton>
        </p>
      ) : null}
      {steps.length === 0 ? null : (
        <>
          <h2 id="steps">{tReview("steps")}</h2>
          <StepList round={round} iso3={iso3} steps={steps} />
        </>
      )}
      <h2 id="draft">{t("draftText")}</h2>
      <Notice kind="information" title={t("draftIsFrozen")}>
        <p>
          {t("draftLeavesOut")} {tCommon("unpublishedSources")}
        </p>
      </Notice>
      <ReleaseView document={document} indicatorAction={may.write ? commentLink : undefined} />
    </ReferencesProvider>
  );
}
