import { getLocale, getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/forms/action-form";
import { takeIntoScopeAction } from "./actions";

/** For who writes the scope: institutions with an unanswered request that it does not name yet. */
export async function ScopeSuggestion({
  place: { round, iso3 },
  version,
  institutions,
}: {
  place: { round: string; iso3: string };
  /** The version of the scope that is shown; 0 where nothing was saved. */
  version: number;
  institutions: readonly string[];
}) {
  const [t, locale] = await Promise.all([getTranslations("informationRequests"), getLocale()]);
  if (institutions.length === 0) return null;
  return (
    <section aria-labelledby="silent">
      <h2 id="silent">{t("silent")}</h2>
      <p>{t("silentLead")}</p>
      <ActionForm
        id="silent-institutions"
        action={takeIntoScopeAction}
        submit={t("silentSubmit")}
        submitKind="secondary"
        reasons={{
          changed_meanwhile: t("refusals.changed_meanwhile"),
          not_silent: t("refusals.not_silent"),
        }}
        fields={[
          { kind: "hidden", name: "round", value: round },
          { kind: "hidden", name: "iso3", value: iso3 },
          { kind: "hidden", name: "version", value: String(version) },
          { kind: "hidden", name: "language", value: locale },
          {
            kind: "checkboxes",
            name: "institutions",
            label: t("silentLabel"),
            options: institutions.map((name) => ({ value: name, label: name })),
          },
        ]}
      />
    </section>
  );
}
