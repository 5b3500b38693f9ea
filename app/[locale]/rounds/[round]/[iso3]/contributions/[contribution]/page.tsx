import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ContributionStageTag } from "@/components/contribution/contribution-table";
import { GivenText } from "@/components/contribution/given-text";
import { ActionButton } from "@/components/forms/action-button";
import { AssessmentHead } from "@/components/rounds/assessment-head";
import { DayText } from "@/components/ui/date-text";
import { type Description, DescriptionList } from "@/components/ui/description-list";
import { FormActions } from "@/components/ui/form-actions";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { type ContributionPage, contributionPage } from "@/lib/contributions/page";
import { contributionKeySchema } from "@/lib/contributions/schema";
import { readPage } from "@/lib/core/page";
import type { Locale } from "@/lib/i18n/locales";
import { noteReadingAction } from "../actions";
import { AnswerForm, MakeSourceForm, Readers } from "./forms";

type ContributionPageProps = {
  params: Promise<{ locale: Locale; round: string; iso3: string; contribution: string }>;
};

export async function generateMetadata({ params }: ContributionPageProps): Promise<Metadata> {
  const { round, iso3 } = await params;
  return { title: `${(await getTranslations("contributions"))("title")} · ${iso3} ${round}` };
}

/** One contribution: what was given, what became of it, and who reads it. */
export default async function Contribution({ params }: ContributionPageProps) {
  const { locale, ...address } = await params;
  const place = contributionKeySchema.safeParse(address).data ?? notFound();
  const page = await readPage((ctx) => contributionPage(ctx, locale, place));
  const { contribution, may } = page;
  const t = await getTranslations("contributions");
  return (
    <>
      <AssessmentHead {...page.place.head} current="contributions" />
      <PageHeader title={t("one.title", { code: contribution.code })} />
      {contribution.stage === "withdrawn" ? (
        <Notice kind="warning">
          <p>{t("one.withdrawn")}</p>
        </Notice>
      ) : null}
      {contribution.erasure.kind === "erased" ? (
        <Notice kind="information">
          <p>{t("one.erased")}</p>
        </Notice>
      ) : null}
      <Facts contribution={contribution} />
      <Given contribution={contribution} />
      {may.noteReading ? (
        <FormActions note={t("one.noteReadingHint")}>
          <ActionButton action={noteReadingAction} values={place} text={t("one.noteReading")} reasons={{}} />
        </FormActions>
      ) : null}
      {may.makeSource ? <MakeSourceForm place={place} page={page} /> : null}
      {may.answer ? <AnswerForm key={contribution.version} place={place} page={page} /> : null}
      {contribution.accessClass === "confidential" ? <Readers place={place} page={page} /> : null}
      <FormActions>
        <Link href={`/rounds/${place.round}/${place.iso3}/contributions`}>{t("one.back")}</Link>
      </FormActions>
    </>
  );
}

async function Facts({ contribution }: Pick<ContributionPage, "contribution">) {
  const [t, common] = await Promise.all([getTranslations("contributions"), getTranslations("common")]);
  const { receivedOn, link, accessClass, stage, mayQuote, about, erasure, usedIn, source } = contribution;
  const { hasSource, notUsedReason, answer, answerLanguage } = contribution;
  const optional: (Description | null)[] = [
    about.length === 0 ? null : { key: "about", term: t("one.about"), value: about.join(" · ") },
    hasSource
      ? {
          key: "source",
          term: t("makeSource.title"),
          value:
            source === null
              ? t("one.sourceHidden")
              : t.rich("one.source", {
                  code: source,
                  link: (text) => <Link href={`/sources/${source}`}>{text}</Link>,
                }),
        }
      : null,
    usedIn.length === 0 ? null : { key: "usedIn", term: t("one.usedIn"), value: usedIn.join(" · ") },
    notUsedReason === null
      ? null
      : {
          key: "notUsed",
          term: t("one.notUsedReason"),
          value: t(`answer.reasons.${notUsedReason}`),
        },
    answer === null
      ? null
      : {
          key: "answer",
          term: t("one.answerShown"),
          value: <GivenText text={answer} language={answerLanguage ?? contribution.language} />,
        },
  ];
  return (
    <DescriptionList
      items={[
        { key: "receivedOn", term: t("columns.receivedOn"), value: <DayText day={receivedOn} /> },
        { key: "link", term: t("columns.link"), value: link === null ? t("signedIn") : <bdi>{link}</bdi> },
        { key: "access", term: t("columns.access"), value: t(`access.${accessClass}`) },
        { key: "state", term: t("columns.state"), value: <ContributionStageTag stage={stage} /> },
        { key: "mayQuote", term: t("one.mayQuote"), value: common(mayQuote ? "yes" : "no") },
        {
          key: "erasure",
          term: t(`one.erasure.${erasure.kind}`),
          value: erasure.kind === "tonight" ? t("one.comingNight") : <DayText day={erasure.on} />,
        },
        ...optional.filter((fact) => fact !== null),
      ]}
    />
  );
}

async function Given({
  contribution: { id, body, basis, language, additions, files },
}: Pick<ContributionPage, "contribution">) {
  const t = await getTranslations("contributions");
  return (
    <>
      {body === null ? null : (
        <section aria-labelledby="given">
          <h2 id="given">{t("one.text")}</h2>
          <GivenText text={body} language={language} />
        </section>
      )}
      {basis === null ? null : (
        <section aria-labelledby="basis">
          <h2 id="basis">{t("one.basis")}</h2>
          <GivenText text={basis} language={language} />
        </section>
      )}
      {additions.length === 0 ? null : (
        <section aria-labelledby="additions">
          <h2 id="additions">{t("one.additions")}</h2>
          {additions.map((addition) => (
            <div key={addition.id}>
              <p>{t.rich("one.addedOn", { day: () => <DayText day={addition.addedOn} /> })}</p>
              <GivenText text={addition.body} language={addition.language} />
            </div>
          ))}
        </section>
      )}
      {files.length === 0 ? null : (
        <section aria-labelledby="files">
          <h2 id="files">{t("one.files")}</h2>
          <ul>
            {files.map((file) => (
              <li key={file.id}>
                {file.quarantined ? (
                  <bdi>{file.name}</bdi>
                ) : (
                  <a href={`/api/contributions/${id}/files/${file.id}`} download>
                    <bdi>{file.name}</bdi>
                  </a>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
