import { getLocale, getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/forms/action-form";
import { hiddenFields } from "@/components/forms/form-field";
import { languageField } from "@/components/forms/language-field";
import type { ServerAction } from "@/lib/core/action-state";

type Dismiss<T> = ServerAction<T, "changed_meanwhile" | "not_proposed" | "recommended">;

/** A finding or, with number 0, a proposal is dismissed with a reason. */
export async function DismissForm<T>({
  place,
  number = 0,
  version = 0,
  proposal = "",
  action,
}: {
  place: { round: string; iso3: string };
  number?: number;
  version?: number;
  proposal?: string;
  action: Dismiss<T>;
}) {
  const locale = await getLocale();
  const t = await getTranslations("findings");
  return (
    <>
      <p>{t("dismissLead")}</p>
      <ActionForm
        id="dismiss"
        action={action}
        submit={t("dismissSubmit")}
        submitKind="secondary"
        reasons={{
          changed_meanwhile: t("refusals.changed_meanwhile"),
          not_proposed: t("refusals.not_proposed"),
          recommended: t("refusals.recommended"),
        }}
        fields={[
          ...hiddenFields({ ...place, number: String(number), version: String(version), proposal }),
          { kind: "textarea", name: "reason", label: t("dismissReason") },
          languageField(t("fields.language"), locale),
        ]}
      />
    </>
  );
}
