import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { AdministrationTabs } from "@/components/administration/administration-tabs";
import { InterestList } from "@/components/administration/interest-list";
import { SessionTable } from "@/components/administration/session-table";
import { AccountStateTag } from "@/components/administration/user-table";
import { HistoryTable } from "@/components/audit/history-table";
import { ActionButton } from "@/components/forms/action-button";
import { ActionForm } from "@/components/forms/action-form";
import { PageHeader } from "@/components/ui/page-header";
import { INTEREST_KINDS, ROLES } from "@/db/enums";
import { historyLines } from "@/lib/audit/lines";
import { userHistory } from "@/lib/audit/queries";
import { readPage } from "@/lib/core/page";
import type { PageProps } from "@/lib/core/page-props";
import { countryNamesOf, countryOptions } from "@/lib/countries/queries";
import { listSessions } from "@/lib/sessions/queries";
import { getSettings } from "@/lib/settings/queries";
import { getUser } from "@/lib/users/queries";
import { userIdInput } from "@/lib/users/schema";
import {
  addInterestAction,
  changeUserAction,
  disableUserAction,
  enableUserAction,
  endUserSessionsAction,
  removeInterestAction,
  renewInvitationAction,
} from "../actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("administration"))("users.one") };
}

/** One person: name and roles, nationality and interests, link, sessions, disabling, history. */
export default async function UserPage({ params }: PageProps<"id">) {
  const parsed = userIdInput.safeParse({ userId: (await params).id });
  if (!parsed.success) notFound();
  const { userId } = parsed.data;
  const locale = await getLocale();
  const { user, sessions, zone, history, countries, names } = await readPage(async (ctx) => {
    const user = await getUser(ctx, userId);
    const [sessions, settings, history, countries, names] = await Promise.all([
      listSessions(ctx, userId),
      getSettings(ctx),
      userHistory(ctx, userId),
      countryOptions(ctx, locale),
      countryNamesOf(
        ctx,
        locale,
        user.interests.map(({ iso3 }) => iso3),
      ),
    ]);
    return { user, sessions, zone: settings.timeZone, history, countries, names };
  });
  const t = await getTranslations("administration");
  const person = { kind: "hidden", name: "userId", value: userId } as const;
  return (
    <>
      <AdministrationTabs current="users" />
      <PageHeader
        title={user.name}
        lead={<bdi>{user.email}</bdi>}
        aside={<AccountStateTag state={user.state} />}
      />
      <ActionForm
        id="person"
        action={changeUserAction}
        submit={t("users.change.submit")}
        done={t("users.change.done")}
        reasons={{
          administrator_alone: t("reasons.administrator_alone"),
          last_administrator: t("reasons.last_administrator"),
          changed_meanwhile: t("reasons.changed_meanwhile"),
          holds_duties: t("reasons.holds_duties"),
        }}
        reasonFields={{ administrator_alone: "roles", last_administrator: "roles", holds_duties: "roles" }}
        fields={[
          person,
          { kind: "hidden", name: "version", value: String(user.version) },
          { kind: "text", name: "name", label: t("users.name"), value: user.name, autoComplete: "off" },
          {
            kind: "checkboxes",
            name: "roles",
            label: t("users.roles"),
            hint: t("users.rolesHint"),
            value: user.roles,
            options: ROLES.map((role) => ({
              value: role,
              label: t(`roles.${role}`),
              description: t(`roleDescriptions.${role}`),
            })),
          },
        ]}
      />
      <h2>{t("users.interests.title")}</h2>
      <p>{t("users.interests.lead")}</p>
      <InterestList
        userId={userId}
        interests={user.interests.map((interest) => ({
          ...interest,
          country: names.get(interest.iso3) ?? interest.iso3,
        }))}
        remove={removeInterestAction}
      />
      <ActionForm
        id="interest"
        action={addInterestAction}
        submit={t("users.interests.add")}
        submitKind="secondary"
        done={t("users.interests.added")}
        reasons={{ holds_duty_there: t("reasons.holds_duty_there") }}
        reasonFields={{ holds_duty_there: "iso3" }}
        fields={[
          person,
          {
            kind: "select",
            name: "iso3",
            label: t("users.interests.country"),
            empty: t("choose"),
            options: countries.map(({ iso3, name }) => ({ value: iso3, label: name })),
          },
          {
            kind: "radios",
            name: "kind",
            label: t("users.interests.kind"),
            value: "nationality",
            options: INTEREST_KINDS.map((kind) => ({
              value: kind,
              label: t(`users.interests.kinds.${kind}`),
            })),
          },
          { kind: "text", name: "note", label: t("users.interests.note"), optional: t("optional") },
        ]}
      />
      {user.state === "disabled" ? (
        <>
          <h2>{t("users.enable.title")}</h2>
          <p>{t("users.enable.lead")}</p>
          <ActionButton action={enableUserAction} values={{ userId }} text={t("users.enable.submit")} />
        </>
      ) : (
        <>
          <h2>{t("users.link.title")}</h2>
          <p>{t("users.link.lead")}</p>
          <ActionForm
            id="link"
            action={renewInvitationAction}
            submit={t("users.link.submit")}
            submitKind="secondary"
            done={t("users.invite.done")}
            reasons={{ disabled: t("reasons.disabled") }}
            fields={[person]}
          />
          <h2>{t("users.sessions.title")}</h2>
          <SessionTable
            zone={zone}
            sessions={sessions.map((session) => ({
              ...session,
              createdAt: session.createdAt.toISOString(),
              lastSeenAt: session.lastSeenAt.toISOString(),
            }))}
          />
          {sessions.length === 0 ? null : (
            <ActionButton action={endUserSessionsAction} values={{ userId }} text={t("users.sessions.end")} />
          )}
          <h2>{t("users.disable.title")}</h2>
          <p>{t("users.disable.lead")}</p>
          <ActionForm
            id="disable"
            action={disableUserAction}
            submit={t("users.disable.submit")}
            submitKind="danger"
            reasons={{
              self: t("reasons.self"),
              last_administrator: t("reasons.last_administrator"),
            }}
            fields={[
              person,
              { kind: "textarea", name: "reason", label: t("reason") },
              { kind: "checkbox", name: "confirmed", value: "yes", label: t("users.disable.confirm") },
            ]}
          />
        </>
      )}
      <h2>{t("history.title")}</h2>
      <HistoryTable id="history" caption={t("history.title")} zone={zone} lines={historyLines(history)} />
    </>
  );
}
