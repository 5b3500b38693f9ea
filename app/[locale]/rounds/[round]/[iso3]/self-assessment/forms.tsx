import { getLocale, getTranslations } from "next-intl/server";
import { Fragment } from "react";
import { ActionButton } from "@/components/forms/action-button";
import { ActionForm } from "@/components/forms/action-form";
import { placeFields } from "@/components/forms/form-field";
import { languageField } from "@/components/forms/language-field";
import { Disclosure } from "@/components/ui/disclosure";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import type { SelfAssessmentPage } from "@/lib/self-assessments/page";
import {
  askForSelfAssessmentAction,
  certifyAction,
  extendSelfAssessmentAction,
  giveSectionsAction,
  reopenSelfAssessmentAction,
} from "./actions";

type Place = { round: string; iso3: string };

/** For the programme manager: asking the State, giving it more time, and opening again what it certified. */
export async function ManagerForms({ place, page }: { place: Place; page: SelfAssessmentPage }) {
  const t = await getTranslations("selfAssessment");
  if (page.state === "not_asked") {
    return (
      <>
        <p>{t("askLead")}</p>
        <ActionButton
          action={askForSelfAssessmentAction}
          values={place}
          kind="primary"
          text={t("ask")}
          reasons={{ asked_already: t("refusals.asked_already") }}
        />
      </>
    );
  }
  if (page.state === "certified") {
    return (
      <Disclosure summary={t("reopen")} look="boxed">
        <p>{t("reopenLead")}</p>
        <ActionForm
          id="reopen"
          action={reopenSelfAssessmentAction}
          submit={t("reopenSubmit")}
          submitKind="danger"
          reasons={{ not_certified: t("refusals.not_certified") }}
          fields={[
            ...placeFields(place),
            { kind: "textarea", name: "reason", label: t("reason"), hint: t("reasonHint") },
          ]}
        />
      </Disclosure>
    );
  }
  return page.extensionReason === null ? (
    <Disclosure summary={t("extend")} look="boxed">
      <ActionForm
        id="extend"
        action={extendSelfAssessmentAction}
        submit={t("extendSubmit")}
        submitKind="secondary"
        reasons={{
          extended_already: t("refusals.extended_already"),
          certified_already: t("refusals.certified_already"),
        }}
        fields={[
          ...placeFields(place),
          { kind: "textarea", name: "reason", label: t("reason"), hint: t("reasonHint") },
        ]}
      />
    </Disclosure>
  ) : null;
}

/** For the focal point: a contributor gets domains. */
export async function GiveSections({ place, page }: { place: Place; page: SelfAssessmentPage }) {
  const t = await getTranslations("selfAssessment");
  if (page.contributors.length === 0) return <p>{t("noContributors")}</p>;
  return (
    <ActionForm
      id="give-sections"
      action={giveSectionsAction}
      submit={t("give")}
      submitKind="secondary"
      done={t("given")}
      reasons={{
        no_contributor: t("refusals.no_contributor"),
        given_already: t("refusals.given_already"),
      }}
      fields={[
        ...placeFields(place),
        {
          kind: "select",
          name: "userId",
          label: t("contributor"),
          empty: t("chooseContributor"),
          options: page.contributors.map(({ userId, name }) => ({ value: userId, label: name })),
        },
        {
          kind: "checkboxes",
          name: "domains",
          label: t("domains"),
          options: page.sections.map(({ domain, title }) => ({ value: domain, label: `${domain} ${title}` })),
        },
      ]}
    />
  );
}

/** For the focal point: certifying, or what still has no answer. */
export async function Certify({ place, page }: { place: Place; page: SelfAssessmentPage }) {
  const locale = await getLocale();
  const t = await getTranslations("selfAssessment");
  const { missing, version, answersSha256 } = page;
  if (missing.length > 0) {
    const byDomain = [...Map.groupBy(missing, ({ domain }) => domain ?? "")];
    return (
      <Notice kind="information" title={t("missing", { count: missing.length })}>
        <ul>
          {byDomain.map(([domain, indicators]) => (
            <li key={domain}>
              {indicators.map(({ indicator }, index) => (
                <Fragment key={indicator}>
                  {index === 0 ? null : " · "}
                  <Link href={`/rounds/${place.round}/${place.iso3}/self-assessment/${domain}#${indicator}`}>
                    {indicator}
                  </Link>
                </Fragment>
              ))}
            </li>
          ))}
        </ul>
      </Notice>
    );
  }
  return (
    <ActionForm
      id="certify"
      keptAs={[page.person, place.round, place.iso3, "certify"].join(" ")}
      action={certifyAction}
      submit={t("certify")}
      reasons={{
        changed_meanwhile: t("refusals.changed_meanwhile"),
        unanswered: t("refusals.unanswered"),
        answers_changed: t("refusals.answers_changed"),
      }}
      fields={[
        ...placeFields(place),
        { kind: "hidden", name: "version", value: String(version) },
        { kind: "hidden", name: "answersSha256", value: answersSha256 ?? "" },
        { kind: "textarea", name: "statement", label: t("statement"), hint: t("statementHint") },
        languageField(t("language"), locale),
        {
          kind: "checkbox",
          name: "mayBePublished",
          label: t("mayBePublished"),
          hint: t("mayBePublishedHint"),
          value: "on",
        },
      ]}
    />
  );
}
