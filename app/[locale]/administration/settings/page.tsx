import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AdministrationTabs } from "@/components/administration/administration-tabs";
import { HistoryTable } from "@/components/audit/history-table";
import { ActionForm } from "@/components/forms/action-form";
import { PageHeader } from "@/components/ui/page-header";
import { historyLines } from "@/lib/audit/lines";
import { readPage } from "@/lib/core/page";
import { FIGURE_REGISTERS, THRESHOLD_SETTINGS } from "@/lib/figures/schema";
import { readSettingsForChange } from "@/lib/settings/queries";
import { THRESHOLD_MAX, THRESHOLD_MIN, timeZones } from "@/lib/settings/schema";
import { changeSettingsAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("administration"))("pages.settings") };
}

/** The programme's name, the zone in which its days end, and the thresholds of suppression. */
export default async function SettingsPage() {
  const { settings, history } = await readPage(readSettingsForChange);
  const t = await getTranslations("administration");
  return (
    <>
      <AdministrationTabs current="settings" />
      <PageHeader title={t("pages.settings")} />
      <ActionForm
        id="settings"
        action={changeSettingsAction}
        submit={t("settings.submit")}
        done={t("settings.done")}
        reasons={{ changed_meanwhile: t("reasons.changed_meanwhile") }}
        fields={[
          { kind: "hidden", name: "version", value: String(settings.version) },
          {
            kind: "text",
            name: "programmeName",
            label: t("settings.programmeName"),
            value: settings.programmeName,
          },
          {
            kind: "select",
            name: "timeZone",
            label: t("settings.timeZone"),
            hint: t("settings.timeZoneHint"),
            value: settings.timeZone,
            options: timeZones().map((zone) => ({ value: zone, label: zone.replaceAll("_", " ") })),
          },
          ...FIGURE_REGISTERS.map((register) => ({
            kind: "text" as const,
            name: THRESHOLD_SETTINGS[register],
            label: t(`settings.${THRESHOLD_SETTINGS[register]}`),
            hint: t("settings.thresholdHint", { min: THRESHOLD_MIN, max: THRESHOLD_MAX }),
            value: String(settings[THRESHOLD_SETTINGS[register]]),
            width: "short" as const,
          })),
        ]}
      />
      <h2>{t("history.title")}</h2>
      <HistoryTable
        id="history"
        caption={t("history.title")}
        zone={settings.timeZone}
        lines={historyLines(history)}
      />
    </>
  );
}
