import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { FieldHistory } from "@/components/audit/field-history";
import { MessagesProvider } from "@/components/messages-provider";
import { Answers, ProgressLines } from "@/components/recommendation/follow-up";
import { RecommendationFacts } from "@/components/recommendation/recommendation-facts";
import { RecommendationForm } from "@/components/recommendation/recommendation-form";
import { WithdrawnTag } from "@/components/recommendation/standing-tags";
import { PlainText } from "@/components/references/plain-text";
import { ReferencesProvider } from "@/components/references/references-provider";
import { AssessmentHead } from "@/components/rounds/assessment-head";
import { Disclosure } from "@/components/ui/disclosure";
import { FormActions } from "@/components/ui/form-actions";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { readPage } from "@/lib/core/page";
import { codeIn } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { recommendationPage } from "@/lib/recommendations/page";
import { recommendationKeySchema } from "@/lib/recommendations/schema";
import { saveRecommendationAction } from "./actions";
import { AnswerForm, ReportFiles, ReportForm, VerifyForm, WithdrawForm } from "./forms";

type RecommendationPageProps = {
  params: Promise<{ locale: Locale; code: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: RecommendationPageProps): Promise<Metadata> {
  return { title: (await params).code };
}

/** One recommendation at its permanent address: what it asks for, what the State answered, and how far it is. */
export default async function Recommendation({ params, searchParams }: RecommendationPageProps) {
  const [{ locale, code }, query] = await Promise.all([params, searchParams]);
  const key = recommendationKeySchema.safeParse({ code }).data ?? notFound();
  const page = await readPage((ctx) => recommendationPage(ctx, locale, key));
  const { place, line, findings, may, choices, history } = page;
  const { round, iso3 } = place.head;
  const t = await getTranslations("recommendations");
  const last = page.progress.at(-1);
  return (
    <ReferencesProvider references={page.references}>
      <AssessmentHead {...place.head} current="recommendations" />
      <PageHeader
        title={t("titleOf", { code: codeIn(locale, line.code) })}
        lead={<PlainText text={line.wording} language={line.language} />}
        aside={line.withdrawalReason === null ? undefined : <WithdrawnTag />}
      />
      {line.withdrawalReason === null ? null : (
        <Notice kind="warning" title={t("withdrawnText")}>
          <p>
            <PlainText text={line.withdrawalReason} language={line.language} />
          </p>
        </Notice>
      )}
      <RecommendationFacts line={line} targets={page.targets} language={page.language} />
      <h2>{t("findings")}</h2>
      <ul>
        {findings.map((finding) => (
          <li key={finding.number}>
            {page.isOfTeam ? (
              <Link href={`/rounds/${round}/${iso3}/findings/${finding.number}`}>
                <bdi>{finding.code}</bdi>
              </Link>
            ) : (
              <bdi>{finding.code}</bdi>
            )}{" "}
            <PlainText text={finding.statement} language={finding.language} />
          </li>
        ))}
      </ul>
      <section aria-labelledby="answer-title">
        <h2 id="answer-title">{t("answer")}</h2>
        <Answers answers={page.answers} zone={place.zone} />
        {may.answer === null ? null : (
          <Disclosure summary={t(may.answer === "state" ? "answerTitle" : "letterTitle")} look="boxed">
            <AnswerForm key={page.answers.length} code={line.code} from={may.answer} />
          </Disclosure>
        )}
      </section>
      <section aria-labelledby="progress-title">
        <h2 id="progress-title">{t("progress")}</h2>
        <ProgressLines progress={page.progress} zone={place.zone} />
        {may.report && last !== undefined && !last.isOfProgramme ? (
          <MessagesProvider namespaces={["files"]}>
            <ReportFiles report={last.id} person={page.person} locale={locale} outcome={query.file} />
          </MessagesProvider>
        ) : null}
        {may.report ? (
          <Disclosure summary={t("reportTitle")} look="boxed">
            <p>{t("reportLead")}</p>
            <ReportForm key={page.progress.length} code={line.code} />
          </Disclosure>
        ) : null}
        {may.verify ? (
          <Disclosure summary={t("verifyTitle")} look="boxed">
            <p>{t("verifyLead")}</p>
            <VerifyForm key={page.progress.length} code={line.code} />
          </Disclosure>
        ) : null}
      </section>
      {choices === null ? null : (
        <>
          <Disclosure summary={t("change")} look="boxed">
            <RecommendationForm
              key={line.version}
              place={{ round, iso3 }}
              line={line}
              institutions={choices.institutions}
              findings={choices.findings}
              answered={line.findings}
              targets={choices.targets}
              action={saveRecommendationAction}
            />
          </Disclosure>
          <Disclosure summary={t("withdraw")} look="boxed">
            <WithdrawForm key={line.version} code={line.code} version={line.version} />
          </Disclosure>
        </>
      )}
      {history === null ? null : (
        <>
          <h2>{t("history")}</h2>
          <FieldHistory noun="recommendations" zone={place.zone} lines={history} />
        </>
      )}
      <p>{t("programmeOwn")}</p>
      <FormActions>
        <Link href={`/rounds/${round}/${iso3}/recommendations`}>{t("backToAll")}</Link>
      </FormActions>
    </ReferencesProvider>
  );
}
