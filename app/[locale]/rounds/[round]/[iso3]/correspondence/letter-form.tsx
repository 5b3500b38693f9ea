import { getLocale, getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/forms/action-form";
import type { FormField } from "@/components/forms/form-field";
import { languageField } from "@/components/forms/language-field";
import { institutionFields } from "@/components/register/institution-fields";
import { CORRESPONDENCE_DIRECTIONS } from "@/db/enums";
import type { InstitutionChoice } from "@/lib/registers/institution";
import { addLetterAction } from "./actions";

/** A letter that was sent or received. */
export async function LetterForm({
  place: { round, iso3 },
  institutions,
}: {
  place: { round: string; iso3: string };
  institutions: readonly InstitutionChoice[];
}) {
  const locale = await getLocale();
  const [t, tCommon, tInstitution] = await Promise.all([
    getTranslations("correspondence"),
    getTranslations("common"),
    getTranslations("informationRequests"),
  ]);
  const day = (name: "writtenOn" | "passedOn"): FormField => ({
    kind: "text",
    name,
    label: t(`fields.${name}`),
    hint: t("dayHint"),
    width: "short",
  });
  return (
    <ActionForm
      id="letter"
      action={addLetterAction}
      submit={t("add")}
      reasons={{ not_yet: t("refusals.not_yet"), no_institution: t("refusals.no_institution") }}
      reasonFields={{ not_yet: "passedOn", no_institution: "institution" }}
      fields={[
        { kind: "hidden", name: "round", value: round },
        { kind: "hidden", name: "iso3", value: iso3 },
        {
          kind: "radios",
          name: "direction",
          label: t("fields.direction"),
          options: CORRESPONDENCE_DIRECTIONS.map((value) => ({ value, label: t(`directions.${value}`) })),
        },
        {
          kind: "text",
          name: "reference",
          label: t("fields.reference"),
          hint: t("referenceHint"),
          isWatched: true,
        },
        day("writtenOn"),
        day("passedOn"),
        ...institutionFields(tInstitution, tCommon("optional"), institutions, null),
        { kind: "textarea", name: "subject", label: t("fields.subject") },
        languageField(t("fields.language"), locale),
      ]}
    >
      <p>{t("fileAfter")}</p>
    </ActionForm>
  );
}
