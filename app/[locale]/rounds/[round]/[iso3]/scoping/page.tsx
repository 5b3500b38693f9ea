import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { FilePanel } from "@/components/files/file-panel";
import { ActionButton } from "@/components/forms/action-button";
import { ActionForm } from "@/components/forms/action-form";
import { languageChoices } from "@/components/forms/language-field";
import { MessagesProvider } from "@/components/messages-provider";
import { StepList } from "@/components/review/step-list";
import { AssessmentHead } from "@/components/rounds/assessment-head";
import { DueTable } from "@/components/rounds/history-tables";
import { ScopingChecklist } from "@/components/scoping/scoping-checklist";
import { DayText } from "@/components/ui/date-text";
import { PageHeader } from "@/components/ui/page-header";
import { readPage } from "@/lib/core/page";
import { formatList, languageName } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { WRITING_LANGUAGES } from "@/lib/ratings/writing-languages";
import { scopingPage } from "@/lib/scoping/page";
import { askForSelfAssessmentAction } from "../self-assessment/actions";
import { detachConsentFileAction, saveScopingAction } from "./actions";

type ScopingPageProps = {
  params: Promise<{ locale: Locale; round: string; iso3: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: ScopingPageProps): Promise<Metadata> {
  const { round, iso3 } = await params;
  return { title: `${(await getTranslations("scoping"))("title")} · ${iso3} ${round}` };
}

/** What is settled before drafting: the consent of the State, the languages, the people and the days. */
export default async function Scoping({ params, searchParams }: ScopingPageProps) {
  const [{ locale, ...key }, query] = await Promise.all([params, searchParams]);
  const page = await readPage((ctx) => scopingPage(ctx, locale, key));
  const { place, scoping, people, mayWrite, steps } = page;
  const { round, iso3 } = place.head;
  const [t, self, review, common] = await Promise.all([
    getTranslations("scoping"),
    getTranslations("selfAssessment"),
    getTranslations("review"),
    getTranslations("common"),
  ]);
  const base = `/rounds/${round}/${iso3}`;
  const names = (list: readonly string[]) => <bdi>{formatList(locale, list)}</bdi>;
  const usual: readonly string[] = WRITING_LANGUAGES;
  return (
    <>
      <AssessmentHead {...place.head} current="scoping" />
      <PageHeader title={t("title")} lead={t("lead")} />
      <section aria-labelledby="checklist">
        <h2 id="checklist">{t("checklist")}</h2>
        <ScopingChecklist
          points={page.points}
          base={base}
          known={{
            consent: (
              <>
                <bdi>{scoping.consentReference}</bdi> · <DayText day={scoping.consentOn ?? ""} />
              </>
            ),
            consent_file: <bdi>{page.file?.name}</bdi>,
            languages: formatList(
              locale,
              scoping.languages.map((tag) => languageName(locale, tag)),
            ),
            lead: names(people.lead),
            focal_point: names(people.focal_point),
            contributors: names(people.contributor),
            self_assessment: t.rich("selfAssessmentDue", {
              day: () => <DayText day={page.selfAssessmentDueOn ?? ""} />,
            }),
          }}
        />
        <p>
          {t.rich("cutOff", {
            day: () => <DayText day={place.assessment.cutOffOn} />,
            edition: place.head.edition,
          })}
        </p>
      </section>
      {mayWrite ? (
        <section aria-labelledby="consent">
          <h2 id="consent">{t("consent")}</h2>
          <ActionForm
            key={scoping.version}
            id="scoping"
            keptAs={[page.person, round, iso3, "scoping", scoping.version].join(" ")}
            action={saveScopingAction}
            submit={t("save")}
            submitKind="secondary"
            done={t("saved")}
            reasons={{ changed_meanwhile: t("changedMeanwhile") }}
            fields={[
              { kind: "hidden", name: "round", value: round },
              { kind: "hidden", name: "iso3", value: iso3 },
              { kind: "hidden", name: "version", value: String(scoping.version) },
              {
                kind: "text",
                name: "consentReference",
                label: t("reference"),
                hint: t("referenceHint"),
                value: scoping.consentReference ?? "",
              },
              {
                kind: "text",
                name: "consentOn",
                label: t("consentOn"),
                hint: t("dayHint"),
                width: "short",
                value: scoping.consentOn ?? "",
              },
              {
                kind: "checkboxes",
                name: "languages",
                label: t("languages"),
                hint: t("languagesHint"),
                options: languageChoices(locale),
                value: scoping.languages,
              },
              {
                kind: "text",
                name: "otherLanguages",
                label: t("otherLanguages"),
                hint: t("otherLanguagesHint"),
                optional: common("optional"),
                width: "short",
                value: scoping.languages.filter((tag) => !usual.includes(tag)).join(" "),
              },
            ]}
          />
        </section>
      ) : null}
      {mayWrite || page.file !== null ? (
        <section aria-labelledby="consent-file">
          <h2 id="consent-file">{t("consentFile")}</h2>
          <p>{t("consentFileLead")}</p>
          <MessagesProvider namespaces={["files"]}>
            <FilePanel
              address={`/api/assessments/${round}/${iso3}/consent`}
              uploads={{
                address: `/api/assessments/${round}/${iso3}/consent/uploads`,
                person: page.person,
              }}
              file={page.file}
              mayWrite={mayWrite}
              outcome={typeof query.file === "string" ? query.file : undefined}
              detach={{ action: detachConsentFileAction, values: { round, iso3 } }}
            />
          </MessagesProvider>
        </section>
      ) : null}
      {place.assessment.asksSelfAssessment && page.selfAssessmentDueOn === null && mayWrite ? (
        <section aria-labelledby="ask">
          <h2 id="ask">{t("askTitle")}</h2>
          <p>{t("askLead")}</p>
          {page.mayAsk ? (
            <ActionButton
              action={askForSelfAssessmentAction}
              values={{ round, iso3 }}
              text={self("ask")}
              reasons={{ asked_already: self("refusals.asked_already") }}
            />
          ) : (
            <p>{t("askAfterConsent")}</p>
          )}
        </section>
      ) : null}
      <section aria-labelledby="due-days">
        <h2 id="due-days">{t("dueDays")}</h2>
        <DueTable due={page.due} />
      </section>
      {steps.length === 0 ? null : (
        <section aria-labelledby="steps">
          <h2 id="steps">{review("steps")}</h2>
          <StepList round={round} iso3={iso3} steps={steps} />
        </section>
      )}
    </>
  );
}
