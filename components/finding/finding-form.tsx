import { getLocale, getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/forms/action-form";
import { placeFields } from "@/components/forms/form-field";
import { indicatorOptions } from "@/components/forms/indicator-options";
import { languageField } from "@/components/forms/language-field";
import { FINDING_KINDS, type FindingKind } from "@/db/enums";
import type { ServerAction } from "@/lib/core/action-state";
import type { FindingChoices, FindingView } from "@/lib/findings/page";

type Save<T> = ServerAction<T, "changed_meanwhile" | "not_proposed" | "no_entry">;

/** What a new finding begins with. */
export type FindingStart = {
  proposal: string | null;
  kind: FindingKind;
  indicators: readonly string[];
  entries: readonly string[];
};

/** A new finding, one that accepts a proposal, or all of one. */
export async function FindingForm<T>({
  place,
  choices,
  finding,
  start = null,
  submit,
  action,
}: {
  place: { round: string; iso3: string };
  choices: FindingChoices;
  finding: FindingView | null;
  start?: FindingStart | null;
  submit: string;
  action: Save<T>;
}) {
  const locale = await getLocale();
  const [t, tCommon] = await Promise.all([getTranslations("findings"), getTranslations("common")]);
  const begins = finding ?? start;
  return (
    <ActionForm
      id="finding"
      action={action}
      submit={submit}
      done={t("saved")}
      reasons={{
        changed_meanwhile: t("refusals.changed_meanwhile"),
        not_proposed: t("refusals.not_proposed"),
        no_entry: t("refusals.no_entry"),
      }}
      reasonFields={{ no_entry: "entries" }}
      fields={[
        ...placeFields(place),
        { kind: "hidden", name: "number", value: String(finding?.number ?? 0) },
        { kind: "hidden", name: "version", value: String(finding?.version ?? 0) },
        { kind: "hidden", name: "proposal", value: start?.proposal ?? "" },
        {
          kind: "radios",
          name: "kind",
          label: t("fields.kind"),
          options: FINDING_KINDS.map((value) => ({ value, label: t(`kinds.${value}`) })),
          value: begins?.kind,
        },
        {
          kind: "textarea",
          name: "statement",
          label: t("fields.statement"),
          value: finding?.statement ?? "",
        },
        {
          kind: "textarea",
          name: "evidence",
          label: t("fields.evidence"),
          hint: t("evidenceHint"),
          value: finding?.evidence ?? "",
          optional: tCommon("optional"),
        },
        languageField(t("fields.language"), locale, finding?.language),
        {
          kind: "checkboxes",
          name: "indicators",
          label: t("fields.indicators"),
          options: indicatorOptions(choices.indicators),
          value: begins?.indicators ?? [],
        },
        {
          kind: "checkboxes",
          name: "domains",
          label: t("fields.domains"),
          options: indicatorOptions(choices.domains),
          value: finding?.domains ?? [],
        },
        {
          kind: "text",
          name: "entries",
          label: t("fields.entries"),
          hint: t("entriesHint"),
          value: begins?.entries.join(" ") ?? "",
          optional: tCommon("optional"),
        },
      ]}
    />
  );
}
