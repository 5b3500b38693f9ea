import { useTranslations } from "next-intl";
import { EmailText } from "@/components/ui/email-text";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { StatusTag } from "@/components/ui/status-tag";
import { Table } from "@/components/ui/table";
import type { Role } from "@/db/enums";
import type { AccountState } from "@/lib/users/rules";

/** A person in the list, as plain JSON. */
export type UserRow = {
  id: string;
  name: string;
  email: string;
  roles: readonly Role[];
  state: AccountState;
};

const SHAPES = { active: "complete", invited: "half", disabled: "over" } as const;

/** The state of an account in a word. */
export function AccountStateTag({ state }: { state: AccountState }) {
  const t = useTranslations("administration.users.states");
  return <StatusTag shape={SHAPES[state]}>{t(state)}</StatusTag>;
}

/** People, each a link to what an administrator may change. */
export function UserTable({ users }: { users: readonly UserRow[] }) {
  const t = useTranslations("administration");
  if (users.length === 0) return <EmptyState title={t("users.none")} />;
  return (
    <Table id="users" caption={t("pages.users")} captionHidden stacks>
      <thead>
        <tr>
          <th scope="col">{t("users.name")}</th>
          <th scope="col">{t("users.email")}</th>
          <th scope="col">{t("users.roles")}</th>
          <th scope="col">{t("users.state")}</th>
        </tr>
      </thead>
      <tbody>
        {users.map(({ id, name, email, roles, state }) => (
          <tr key={id}>
            <th scope="row">
              <Link href={`/administration/users/${id}`}>{name}</Link>
            </th>
            <td data-label={t("users.email")}>
              <EmailText>{email}</EmailText>
            </td>
            <td data-label={t("users.roles")}>{roles.map((role) => t(`roles.${role}`)).join(", ")}</td>
            <td data-label={t("users.state")}>
              <AccountStateTag state={state} />
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
