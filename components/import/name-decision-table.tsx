import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/forms/action-form";
import { InstantText } from "@/components/ui/date-text";
import { Disclosure } from "@/components/ui/disclosure";
import { Table } from "@/components/ui/table";
import type { ServerAction } from "@/lib/core/action-state";
import type { NameDecision } from "@/lib/countries/name-decision";

/** What was decided about names of countries, by whom and when, and the way to take a decision back. */
export function NameDecisionTable({
  decisions,
  countries,
  zone,
  withdraw,
}: {
  decisions: readonly NameDecision[];
  countries: readonly { iso3: string; name: string }[];
  zone: string;
  withdraw: ServerAction<null, "changed_meanwhile">;
}) {
  const t = useTranslations("import.decisions");
  const names = new Map(countries.map(({ iso3, name }) => [iso3, name]));
  const columns = {
    standsFor: t("standsFor"),
    by: t("by"),
    at: t("at"),
    takeBack: t("takeBack"),
  };
  return (
    <Table id="decisions" caption={t("decidedTitle")} captionHidden stacks>
      <thead>
        <tr>
          <th scope="col">{t("name")}</th>
          {Object.entries(columns).map(([key, text]) => (
            <th key={key} scope="col">
              {text}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {decisions.map(({ name, iso3, decidedBy, decidedAt, version }, index) => (
          <tr key={name}>
            <th scope="row">
              <bdi>{name}</bdi>
            </th>
            <td data-label={columns.standsFor}>
              {iso3 === null ? t("none") : (names.get(iso3) ?? <bdi>{iso3}</bdi>)}
            </td>
            <td data-label={columns.by}>{decidedBy ?? t("installation")}</td>
            <td data-label={columns.at}>
              <InstantText instant={decidedAt} zone={zone} />
            </td>
            <td data-label={columns.takeBack}>
              <Disclosure summary={t("takeBack")}>
                <ActionForm
                  id={`withdraw-${index}`}
                  action={withdraw}
                  submit={t("takeBackSubmit")}
                  submitKind="secondary"
                  reasons={{ changed_meanwhile: t("reasons.changed_meanwhile") }}
                  fields={[
                    { kind: "hidden", name: "name", value: name },
                    { kind: "hidden", name: "version", value: String(version) },
                    { kind: "textarea", name: "reason", label: t("reason"), hint: t("reasonHint") },
                  ]}
                />
              </Disclosure>
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
