import { getLocale, getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/forms/action-form";
import type { FormField } from "@/components/forms/form-field";
import { indicatorOptions } from "@/components/forms/indicator-options";
import { languageField } from "@/components/forms/language-field";
import { institutionFields } from "@/components/register/institution-fields";
import type { RequestChoices, RequestView } from "@/lib/information-requests/page";
import { saveRequestAction } from "./actions";

/** A new request, or all of one. */
export async function RequestForm({
  place: { round, iso3 },
  choices,
  request,
}: {
  place: { round: string; iso3: string };
  choices: RequestChoices;
  request: RequestView | null;
}) {
  const locale = await getLocale();
  const [t, tCommon] = await Promise.all([getTranslations("informationRequests"), getTranslations("common")]);
  const day = (
    name: "askedOn" | "dueOn" | "remindedOn" | "answeredOn" | "refusedOn",
    optional: boolean,
  ): FormField => ({
    kind: "text",
    name,
    label: t(`fields.${name}`),
    hint: t("dayHint"),
    width: "short",
    value: request?.[name] ?? "",
    ...(optional ? { optional: tCommon("optional") } : {}),
  });
  return (
    <ActionForm
      id="request"
      action={saveRequestAction}
      submit={t(request === null ? "add" : "save")}
      done={t("saved")}
      reasons={{
        changed_meanwhile: t("refusals.changed_meanwhile"),
        not_yet: t("refusals.not_yet"),
        no_institution: t("refusals.no_institution"),
      }}
      reasonFields={{ no_institution: "institution" }}
      fields={[
        { kind: "hidden", name: "round", value: round },
        { kind: "hidden", name: "iso3", value: iso3 },
        { kind: "hidden", name: "number", value: String(request?.number ?? 0) },
        { kind: "hidden", name: "version", value: String(request?.version ?? 0) },
        { kind: "textarea", name: "what", label: t("fields.what"), value: request?.what ?? "" },
        ...institutionFields(t, tCommon("optional"), choices.institutions, request),
        day("askedOn", false),
        day("dueOn", false),
        day("remindedOn", true),
        day("answeredOn", true),
        day("refusedOn", true),
        {
          kind: "textarea",
          name: "refusalReason",
          label: t("fields.refusalReason"),
          value: request?.refusalReason ?? "",
          optional: tCommon("optional"),
        },
        languageField(t("fields.language"), locale, request?.language),
        {
          kind: "checkboxes",
          name: "indicators",
          label: t("fields.indicators"),
          options: indicatorOptions(choices.indicators),
          value: request?.indicators ?? [],
        },
      ]}
    />
  );
}
