import { getLocale, getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/forms/action-form";
import { type FormField, placeFields } from "@/components/forms/form-field";
import { languageField } from "@/components/forms/language-field";
import { institutionFields } from "@/components/register/institution-fields";
import { COST_BANDS, RECOMMENDATION_KINDS, RECOMMENDATION_STRENGTHS } from "@/db/enums";
import type { ServerAction } from "@/lib/core/action-state";
import type { RecommendationLine } from "@/lib/recommendations/lines";
import { targetField } from "@/lib/recommendations/schema";
import type { TargetChoice } from "@/lib/recommendations/targets";
import type { InstitutionChoice } from "@/lib/registers/institution";

type Save<T> = ServerAction<
  T,
  | "changed_meanwhile"
  | "withdrawn"
  | "no_institution"
  | "no_finding"
  | "target_off_findings"
  | "target_too_low"
  | "day_is_over"
>;

/** A new recommendation, or all of one. */
export async function RecommendationForm<T>({
  place,
  line,
  institutions,
  findings,
  answered,
  targets,
  action,
}: {
  place: { round: string; iso3: string };
  line: RecommendationLine | null;
  institutions: readonly InstitutionChoice[];
  /** The findings that stand. */
  findings: readonly { number: number; code: string; statement: string }[];
  /** Those that it answers, by number. */
  answered: readonly number[];
  targets: readonly TargetChoice[];
  action: Save<T>;
}) {
  const locale = await getLocale();
  const [t, tInstitution, tCommon] = await Promise.all([
    getTranslations("recommendations"),
    getTranslations("informationRequests"),
    getTranslations("common"),
  ]);
  const levels = targets.map(({ indicator, title, now, levels }): FormField => {
    const kept = line?.targets.find((target) => target.indicator === indicator);
    return {
      kind: "select",
      name: targetField(indicator),
      label: t("targetField", { indicator, title }),
      hint: t("targetHint", { now: now === null ? "none" : String(now) }),
      empty: t("noTarget"),
      options: levels.map(({ level, word }) => ({
        value: String(level),
        label: word === null ? String(level) : t("levelWord", { level, word }),
      })),
      value: kept === undefined ? "" : String(kept.level),
    };
  });
  return (
    <ActionForm
      id="recommendation"
      action={action}
      submit={t(line === null ? "add" : "save")}
      done={t("saved")}
      reasons={{
        changed_meanwhile: t("refusals.changed_meanwhile"),
        withdrawn: t("refusals.withdrawn"),
        no_institution: t("refusals.no_institution"),
        no_finding: t("refusals.no_finding"),
        target_off_findings: t("refusals.target_off_findings"),
        target_too_low: t("refusals.target_too_low"),
        day_is_over: t("refusals.day_is_over"),
      }}
      reasonFields={{ no_institution: "institution", no_finding: "findings", day_is_over: "dueOn" }}
      fields={[
        ...placeFields(place),
        { kind: "hidden", name: "number", value: String(line?.number ?? 0) },
        { kind: "hidden", name: "version", value: String(line?.version ?? 0) },
        { kind: "textarea", name: "wording", label: t("fields.wording"), value: line?.wording ?? "" },
        languageField(t("fields.language"), locale, line?.language),
        ...institutionFields(tInstitution, tCommon("optional"), institutions, line),
        {
          kind: "radios",
          name: "strength",
          label: t("fields.strength"),
          options: RECOMMENDATION_STRENGTHS.map((value) => ({ value, label: t(`strengths.${value}`) })),
          value: line?.strength,
        },
        {
          kind: "radios",
          name: "kind",
          label: t("fields.kind"),
          options: RECOMMENDATION_KINDS.map((value) => ({ value, label: t(`kinds.${value}`) })),
          value: line?.kind,
        },
        {
          kind: "text",
          name: "dueOn",
          label: t("fields.dueOn"),
          hint: t("dayHint"),
          width: "short",
          value: line?.dueOn ?? "",
        },
        {
          kind: "radios",
          name: "costBand",
          label: t("fields.costBand"),
          options: COST_BANDS.map((value) => ({ value, label: t(`costs.${value}`) })),
          value: line?.costBand,
        },
        {
          kind: "checkboxes",
          name: "findings",
          label: t("fields.findings"),
          options: findings.map(({ number, code, statement }) => ({
            value: String(number),
            label: code,
            description: statement,
          })),
          value: answered.map(String),
        },
        ...(levels.length === 0
          ? []
          : [
              {
                kind: "group",
                name: "targets",
                legend: t("targetsLegend"),
                hint: t("targetsHint"),
                fields: levels,
              } as const,
            ]),
      ]}
    />
  );
}
