import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { OwnSessions } from "@/components/administration/session-table";
import { HistoryTable } from "@/components/audit/history-table";
import { FieldDeviceTable } from "@/components/field-mode/device-table";
import { ActionForm } from "@/components/forms/action-form";
import { preferenceFields } from "@/components/notifications/preference-fields";
import { DescriptionList } from "@/components/ui/description-list";
import { PageHeader } from "@/components/ui/page-header";
import { getOwnAccount } from "@/lib/account/queries";
import { historyLines } from "@/lib/audit/lines";
import { userHistory } from "@/lib/audit/queries";
import { PASSPHRASE_LENGTH_MIN } from "@/lib/auth/passphrase";
import { readPage } from "@/lib/core/page";
import { listFieldDevices } from "@/lib/field-mode/queries";
import { LOCALES, nameOf } from "@/lib/i18n/locales";
import { isMailOn } from "@/lib/mail/queries";
import { eventsForPerson, getPreferences } from "@/lib/notifications/queries";
import { listSessions } from "@/lib/sessions/queries";
import { getSettings } from "@/lib/settings/queries";
import {
  changeLanguageAction,
  changePassphraseAction,
  endSessionsAction,
  forgetFieldDeviceAction,
  savePreferencesAction,
} from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("account"))("title") };
}

/** The own account: passphrase, sessions, language, and what was changed on it. */
export default async function AccountPage() {
  const { account, sessions, devices, zone, history, preferences, reaching } = await readPage(async (ctx) => {
    const account = await getOwnAccount(ctx);
    const [sessions, devices, settings, history, preferences, reaching] = await Promise.all([
      listSessions(ctx, account.id),
      listFieldDevices(ctx),
      getSettings(ctx),
      userHistory(ctx, account.id),
      getPreferences(ctx),
      eventsForPerson(ctx),
    ]);
    return { account, sessions, devices, zone: settings.timeZone, history, preferences, reaching };
  });
  const [t, words, roleWords, notices, field] = await Promise.all([
    getTranslations("account"),
    getTranslations("authentication"),
    getTranslations("administration.roles"),
    getTranslations("notifications"),
    getTranslations("fieldMode.devices"),
  ]);
  return (
    <>
      <PageHeader title={t("title")} />
      <DescriptionList
        items={[
          { key: "name", term: t("name"), value: account.name },
          { key: "email", term: words("email"), value: <bdi>{account.email}</bdi> },
          {
            key: "roles",
            term: t("roles"),
            value:
              account.roles.length === 0
                ? t("noRoles")
                : account.roles.map((role) => roleWords(role)).join(", "),
          },
        ]}
      />
      <h2>{t("passphrase.title")}</h2>
      <ActionForm
        id="passphrase"
        action={changePassphraseAction}
        submit={t("passphrase.submit")}
        done={t("passphrase.done")}
        reasons={{
          wrong_passphrase: t("passphrase.wrong"),
          too_short: words("problem.too_short", { count: PASSPHRASE_LENGTH_MIN }),
          too_long: words("problem.too_long"),
          own_email: words("problem.own_email"),
          common: words("problem.common"),
        }}
        reasonFields={{
          wrong_passphrase: "currentPassphrase",
          too_short: "passphrase",
          too_long: "passphrase",
          own_email: "passphrase",
          common: "passphrase",
        }}
        fields={[
          {
            kind: "passphrase",
            name: "currentPassphrase",
            label: t("passphrase.current"),
            autoComplete: "current-password",
          },
          {
            kind: "passphrase",
            name: "passphrase",
            label: words("newPassphrase"),
            hint: words("passphraseHint", { count: PASSPHRASE_LENGTH_MIN }),
            autoComplete: "new-password",
          },
        ]}
      />
      <h2>{t("sessions.title")}</h2>
      <p>{t("sessions.lead")}</p>
      <OwnSessions
        zone={zone}
        sessions={sessions.map((session) => ({
          ...session,
          createdAt: session.createdAt.toISOString(),
          lastSeenAt: session.lastSeenAt.toISOString(),
        }))}
        end={endSessionsAction}
      />
      {devices.length === 0 ? null : (
        <>
          <h2>{field("title")}</h2>
          <p>{field("lead")}</p>
          <FieldDeviceTable devices={devices} zone={zone} forget={forgetFieldDeviceAction} />
        </>
      )}
      <h2>{t("language.title")}</h2>
      <ActionForm
        id="language"
        action={changeLanguageAction}
        submit={t("language.submit")}
        submitKind="secondary"
        done={t("language.done")}
        reasons={{}}
        fields={[
          {
            kind: "radios",
            name: "locale",
            label: t("language.label"),
            value: account.locale,
            options: LOCALES.map((locale) => ({ value: locale, label: nameOf(locale) })),
          },
        ]}
      />
      <h2 id="mail">{notices("preferences.title")}</h2>
      <p>{notices("preferences.lead")}</p>
      {isMailOn() ? null : <p>{notices("preferences.mailOff")}</p>}
      {reaching.length === 0 ? (
        <p>{notices("preferences.nothing")}</p>
      ) : (
        <ActionForm
          id="preferences"
          action={savePreferencesAction}
          submit={notices("preferences.submit")}
          submitKind="secondary"
          done={notices("preferences.done")}
          reasons={{}}
          fields={preferenceFields(reaching, preferences, notices)}
        />
      )}
      <h2>{t("history.title")}</h2>
      <HistoryTable id="history" caption={t("history.title")} zone={zone} lines={historyLines(history)} />
    </>
  );
}
