import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { AdministrationTabs } from "@/components/administration/administration-tabs";
import { UserTable } from "@/components/administration/user-table";
import { ActionForm } from "@/components/forms/action-form";
import { FilterForm } from "@/components/forms/filter-form";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { ROLES } from "@/db/enums";
import { readPage } from "@/lib/core/page";
import type { PageProps } from "@/lib/core/page-props";
import { LOCALES, nameOf } from "@/lib/i18n/locales";
import { listUsers } from "@/lib/users/queries";
import { ACCOUNT_STATES } from "@/lib/users/rules";
import { userFilter } from "@/lib/users/schema";
import { inviteUserAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("administration"))("pages.users") };
}

/** People: find, invite, open. */
export default async function UsersPage({ searchParams }: PageProps) {
  const filter = userFilter.parse(await searchParams);
  const { users, total, pages } = await readPage((ctx) => listUsers(ctx, filter));
  const [t, common, locale] = await Promise.all([
    getTranslations("administration"),
    getTranslations("common"),
    getLocale(),
  ]);
  const roles = ROLES.map((role) => ({ value: role, label: t(`roles.${role}`) }));
  const { search, role, state, page } = filter;
  return (
    <>
      <AdministrationTabs current="users" />
      <PageHeader title={t("pages.users")} aside={t("users.count", { count: total })} />
      <FilterForm
        id="filter"
        label={t("users.filter")}
        submit={common("search")}
        fields={[
          { kind: "text", name: "search", label: t("users.search"), value: search },
          {
            kind: "select",
            name: "role",
            label: t("users.roles"),
            options: roles,
            value: role,
            empty: t("any"),
          },
          {
            kind: "select",
            name: "state",
            label: t("users.state"),
            options: ACCOUNT_STATES.map((value) => ({ value, label: t(`users.states.${value}`) })),
            value: state,
            empty: t("any"),
          },
        ]}
      />
      <UserTable users={users} />
      <Pagination
        path="/administration/users"
        parameters={{ search, ...(role && { role }), ...(state && { state }) }}
        page={page}
        pages={pages}
      />
      <h2>{t("users.invite.title")}</h2>
      <p>{t("users.invite.lead")}</p>
      <ActionForm
        id="invite"
        action={inviteUserAction}
        submit={t("users.invite.submit")}
        done={t("users.invite.done")}
        reasons={{
          administrator_alone: t("reasons.administrator_alone"),
          last_administrator: t("reasons.last_administrator"),
          email_taken: t("reasons.email_taken"),
        }}
        reasonFields={{ email_taken: "email", administrator_alone: "roles" }}
        fields={[
          { kind: "text", name: "name", label: t("users.name"), autoComplete: "off" },
          { kind: "email", name: "email", label: t("users.email"), autoComplete: "off" },
          {
            kind: "checkboxes",
            name: "roles",
            label: t("users.roles"),
            hint: t("users.rolesHint"),
            options: roles.map((option) => ({
              ...option,
              description: t(`roleDescriptions.${option.value}`),
            })),
          },
          {
            kind: "select",
            name: "locale",
            label: t("users.language"),
            options: LOCALES.map((value) => ({ value, label: nameOf(value) })),
            value: locale,
          },
        ]}
      />
    </>
  );
}
