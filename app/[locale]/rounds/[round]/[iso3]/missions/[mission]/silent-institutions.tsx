import { getLocale, getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/forms/action-form";
import { formatDay } from "@/lib/i18n/format";
import type { MissionView } from "@/lib/missions/page";
import type { Unvisited } from "@/lib/missions/rules";
import { planMeetingsAction } from "../actions";

/** For who plans the visit: institutions that owe an answer and that it does not meet yet. */
export async function SilentInstitutions({
  place: { round, iso3 },
  mission,
  institutions,
}: {
  place: { round: string; iso3: string };
  mission: MissionView;
  institutions: readonly Unvisited[];
}) {
  const [t, locale] = await Promise.all([getTranslations("missions"), getLocale()]);
  if (institutions.length === 0) return null;
  return (
    <section aria-labelledby="silent" data-print="hide">
      <h2 id="silent">{t("silent.title")}</h2>
      <p>{t("silent.lead")}</p>
      <ActionForm
        id="silent-institutions"
        action={planMeetingsAction}
        submit={t("silent.submit")}
        submitKind="secondary"
        done={t("silent.done")}
        reasons={{
          outside_mission: t("refusals.outside_mission"),
          not_silent: t("refusals.not_silent"),
        }}
        reasonFields={{ outside_mission: "heldOn", not_silent: "institutions" }}
        fields={[
          { kind: "hidden", name: "round", value: round },
          { kind: "hidden", name: "iso3", value: iso3 },
          { kind: "hidden", name: "mission", value: String(mission.number) },
          { kind: "hidden", name: "language", value: locale },
          {
            kind: "checkboxes",
            name: "institutions",
            label: t("silent.label"),
            options: institutions.map(({ institutionName, since, indicators }) => ({
              value: institutionName,
              label: institutionName,
              description: t("silent.since", {
                day: formatDay(locale, since),
                indicators: indicators.join(" · "),
              }),
            })),
          },
          {
            kind: "text",
            name: "heldOn",
            label: t("fields.heldOn"),
            hint: t("dayHint"),
            width: "short",
            value: mission.startsOn,
          },
        ]}
      />
    </section>
  );
}
