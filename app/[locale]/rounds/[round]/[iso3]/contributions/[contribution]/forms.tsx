import { getLocale, getTranslations } from "next-intl/server";
import { ActionButton } from "@/components/forms/action-button";
import { ActionForm } from "@/components/forms/action-form";
import { type FormField, hiddenFields } from "@/components/forms/form-field";
import { indicatorOptions } from "@/components/forms/indicator-options";
import { languageField } from "@/components/forms/language-field";
import { DAY_REASON_FIELDS, dayReasons } from "@/components/source/source-fields";
import { Disclosure } from "@/components/ui/disclosure";
import { CONTRIBUTION_OUTCOMES, CREDIBILITIES, NOT_USED_REASONS, RELIABILITIES } from "@/db/enums";
import type { ContributionPage } from "@/lib/contributions/page";
import type { ContributionKey } from "@/lib/contributions/schema";
import {
  answerContributionAction,
  grantContributionReaderAction,
  makeSourceAction,
  revokeContributionReaderAction,
} from "../actions";

type Shown = { place: ContributionKey; page: ContributionPage };

/** What became of it, for the contributor. */
export async function AnswerForm({ place, page: { contribution, indicators } }: Shown) {
  const [t, common, locale] = await Promise.all([
    getTranslations("contributions"),
    getTranslations("common"),
    getLocale(),
  ]);
  return (
    <Disclosure summary={t("answer.title")} look="boxed">
      <p>{t("answer.lead")}</p>
      <ActionForm
        id="answer"
        action={answerContributionAction}
        submit={t("answer.submit")}
        done={t("answer.done")}
        reasons={{ changed_meanwhile: t("refusals.changed_meanwhile") }}
        fields={[
          ...hiddenFields({ ...place, version: String(contribution.version) }),
          {
            kind: "radios",
            name: "outcome",
            label: t("answer.outcome"),
            options: CONTRIBUTION_OUTCOMES.map((value) => ({ value, label: t(`answer.outcomes.${value}`) })),
            value: contribution.outcome ?? undefined,
          },
          {
            kind: "select",
            name: "notUsedReason",
            label: t("answer.reason"),
            empty: t("answer.noReason"),
            options: NOT_USED_REASONS.map((value) => ({ value, label: t(`answer.reasons.${value}`) })),
            value: contribution.notUsedReason ?? "",
          },
          {
            kind: "textarea",
            name: "answer",
            label: t("answer.sentence"),
            hint: t("answer.sentenceHint"),
            value: contribution.answer ?? "",
            optional: common("optional"),
          },
          languageField(t("answer.language"), locale, contribution.answerLanguage ?? contribution.language),
          {
            kind: "checkboxes",
            name: "usedIn",
            label: t("answer.usedIn"),
            hint: t("answer.usedInHint"),
            options: indicatorOptions(indicators),
            value: contribution.usedIn,
          },
        ]}
      />
    </Disclosure>
  );
}

/** A source with a passage, made of it in one step. */
export async function MakeSourceForm({ place, page: { contribution } }: Shown) {
  const [t, sources] = await Promise.all([getTranslations("contributions"), getTranslations("sources")]);
  const grade = (
    name: "reliability" | "credibility",
    options: readonly { value: string; label: string }[],
  ): FormField => ({
    kind: "select",
    name,
    label: sources(`fields.${name}`),
    options,
    empty: sources("library.notGraded"),
  });
  return (
    <Disclosure summary={t("makeSource.title")} look="boxed">
      <p>{t("makeSource.lead")}</p>
      <ActionForm
        id="make-source"
        action={makeSourceAction}
        submit={t("makeSource.submit")}
        reasons={{
          ...dayReasons(sources),
          changed_meanwhile: t("refusals.changed_meanwhile"),
          not_possible: t("refusals.not_possible"),
        }}
        reasonFields={DAY_REASON_FIELDS}
        fields={[
          ...hiddenFields({ ...place, version: String(contribution.version) }),
          {
            kind: "text",
            name: "title",
            label: t("makeSource.sourceTitle"),
            value: t("makeSource.defaultTitle", { code: contribution.code }),
            isWatched: true,
          },
          {
            kind: "textarea",
            name: "passage",
            label: t("makeSource.passage"),
            hint: t("makeSource.passageHint"),
            value: contribution.body ?? "",
          },
          grade(
            "reliability",
            RELIABILITIES.map((value) => ({ value, label: sources(`reliability.${value}`) })),
          ),
          grade(
            "credibility",
            CREDIBILITIES.map((value) => ({ value, label: sources(`credibility.${value}`) })),
          ),
          {
            kind: "text",
            name: "deleteOn",
            label: t("makeSource.deleteOn"),
            hint: t("makeSource.deleteOnHint"),
            value: contribution.eraseOn,
            width: "short",
          },
        ]}
      />
    </Disclosure>
  );
}

/** Who reads a confidential contribution; who asked for it names further readers and takes them away. */
export async function Readers({ place, page: { readers, grantable, may } }: Shown) {
  const t = await getTranslations("contributions");
  return (
    <section aria-labelledby="readers">
      <h2 id="readers">{t("readers.title")}</h2>
      <p>{t("readers.lead")}</p>
      <ul>
        {readers.map(({ userId, name, isKeeper }) => (
          <li key={userId}>
            <span dir="auto">{name}</span>
            {isKeeper ? ` (${t("readers.keeper")})` : null}
            {may.grant && !isKeeper ? (
              <ActionButton
                action={revokeContributionReaderAction}
                values={{ ...place, userId }}
                text={t("readers.revoke")}
                label={t("readers.revokeOne", { name })}
                kind="quiet"
                reasons={{ keeper_stays: t("refusals.keeper_stays") }}
              />
            ) : null}
          </li>
        ))}
      </ul>
      {!may.nameReaders ? null : grantable.length === 0 ? (
        <p>{t("readers.nobody")}</p>
      ) : (
        <ActionForm
          id="reader"
          action={grantContributionReaderAction}
          submit={t("readers.submit")}
          submitKind="secondary"
          done={t("readers.granted")}
          reasons={{ not_on_team: t("refusals.not_on_team"), consent_ended: t("refusals.consent_ended") }}
          reasonFields={{ not_on_team: "userId" }}
          fields={[
            ...hiddenFields(place),
            {
              kind: "select",
              name: "userId",
              label: t("readers.person"),
              options: grantable.map(({ userId, name }) => ({ value: userId, label: name })),
              empty: t("readers.choose"),
            },
          ]}
        />
      )}
    </section>
  );
}
