import { getLocale, getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/forms/action-form";
import { languageField } from "@/components/forms/language-field";
import type { MissionView } from "@/lib/missions/page";
import { saveMissionAction } from "./actions";

/** A new mission, or the days and places of one. */
export async function MissionForm({
  place: { round, iso3 },
  mission,
}: {
  place: { round: string; iso3: string };
  mission: MissionView | null;
}) {
  const [t, locale] = await Promise.all([getTranslations("missions"), getLocale()]);
  const day = (name: "startsOn" | "endsOn") => ({
    kind: "text" as const,
    name,
    label: t(`fields.${name}`),
    hint: t("dayHint"),
    width: "short" as const,
    value: mission?.[name] ?? "",
  });
  return (
    <ActionForm
      id="mission"
      action={saveMissionAction}
      submit={t(mission === null ? "plan" : "save")}
      done={t("saved")}
      reasons={{
        changed_meanwhile: t("refusals.changed_meanwhile"),
        meetings_outside: t("refusals.meetings_outside"),
      }}
      reasonFields={{ meetings_outside: "startsOn" }}
      fields={[
        { kind: "hidden", name: "round", value: round },
        { kind: "hidden", name: "iso3", value: iso3 },
        { kind: "hidden", name: "mission", value: String(mission?.number ?? 0) },
        { kind: "hidden", name: "version", value: String(mission?.version ?? 0) },
        day("startsOn"),
        day("endsOn"),
        {
          kind: "textarea",
          name: "places",
          label: t("fields.places"),
          hint: t("placesHint"),
          value: mission?.places ?? "",
        },
        languageField(t("fields.language"), locale, mission?.language),
      ]}
    />
  );
}
