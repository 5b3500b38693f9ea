import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CommentCard } from "@/components/country-comment/comment-card";
import { AnswerSayings, ScopeSayings } from "@/components/country-comment/sayings";
import { EraseLink } from "@/components/erasure/erase-link";
import { FileLinks } from "@/components/files/file-links";
import { MessagesProvider } from "@/components/messages-provider";
import { ReferencesProvider } from "@/components/references/references-provider";
import { AssessmentHead } from "@/components/rounds/assessment-head";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { readPage } from "@/lib/core/page";
import { pointPage } from "@/lib/country-comments/point-page";
import type { Locale } from "@/lib/i18n/locales";
import { releaseReferences } from "@/lib/releases/references";
import { Files, RespondForm, ReviseForm, WriteForm } from "./forms";

type PointPageProps = {
  params: Promise<{ locale: Locale; round: string; iso3: string; point: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: PointPageProps): Promise<Metadata> {
  const { round, iso3, point } = await params;
  return { title: `${point} · ${(await getTranslations("countryComments"))("title")} · ${iso3} ${round}` };
}

/** One point of the draft: what it says, what the State says of it, what becomes of that. */
export default async function Point({ params, searchParams }: PointPageProps) {
  const [{ locale, round, iso3, point }, query] = await Promise.all([params, searchParams]);
  const key = { round, iso3 };
  const { references, ...page } = await readPage(async (ctx) => {
    const read = await pointPage(ctx, locale, key, point);
    return { ...read, references: await releaseReferences(ctx, locale, read.document) };
  });
  const { place, indicator, answers, scopes, own, handedIn, may, language } = page;
  const t = await getTranslations("countryComments");
  const base = `/rounds/${round}/${iso3}/country-comments`;
  return (
    <ReferencesProvider references={references}>
      <AssessmentHead {...place.head} current="countryComments" />
      <PageHeader
        title={
          indicator === null ? (
            t("wholeText")
          ) : (
            <>
              {indicator.code} <bdi lang={language}>{indicator.title}</bdi>
            </>
          )
        }
        lead={t("draftNumber", { number: page.head.number, kind: page.head.kind })}
      />
      {answers === null ? null : <AnswerSayings said={answers} language={language} />}
      {scopes === null ? null : (
        <>
          <p>{t("wholeTextLead")}</p>
          <ScopeSayings said={scopes} cutOffOn={page.document.round.cutOffOn} />
        </>
      )}
      {handedIn.map((comment) => (
        <CommentCard
          key={comment.id}
          title={t("commentOnDraft", { number: comment.draft })}
          comment={{ text: comment.body, language: comment.language }}
          files={
            <>
              <FileLinks address={`/api/country-comments/${comment.id}/files`} files={comment.attached} />
              <EraseLink noun="country_comment" id={comment.erasableId} />
            </>
          }
          belowAnswer={<EraseLink noun="comment_response" id={comment.erasableId} />}
          response={
            comment.response === null
              ? null
              : {
                  disposition: comment.response.disposition,
                  reason: { text: comment.response.reason, language: comment.response.language },
                }
          }
          isBeingAnswered={comment.isBeingAnswered}
        >
          {may.respond && !comment.isAnswerSent ? (
            <RespondForm place={key} comment={comment} locale={locale} />
          ) : null}
          {may.respond && comment.isAnswerSent ? <p>{t("answerStays")}</p> : null}
        </CommentCard>
      ))}
      {page.revision === null || handedIn.length === 0 || indicator === null ? null : (
        <ReviseForm place={key} indicator={indicator} revision={page.revision} />
      )}
      {may.writeScope && indicator === null ? (
        <p data-print="hide">
          {t("scopeLead")} <Link href={`/rounds/${round}/${iso3}/scope`}>{t("toScope")}</Link>
        </p>
      ) : null}
      {may.write && !page.isOpen ? (
        <Notice kind="information" title={t("notChanged")}>
          <p>{t("onlyChanges")}</p>
        </Notice>
      ) : null}
      {page.isOpen ? (
        <>
          <h2>{t("yourComment")}</h2>
          <WriteForm
            place={key}
            point={point}
            own={own}
            locale={locale}
            keptAs={[page.person, round, iso3, point, page.head.number, own?.version ?? 0].join(" ")}
          />
          {own === null ? null : (
            <MessagesProvider namespaces={["files"]}>
              <Files place={key} person={page.person} comment={own} outcome={query.file} />
            </MessagesProvider>
          )}
        </>
      ) : null}
      <p>
        <Link href={base}>{t("backToAll")}</Link>
      </p>
    </ReferencesProvider>
  );
}
