import { useTranslations } from "next-intl";
import { ActionButton } from "@/components/forms/action-button";
import { DayText } from "@/components/ui/date-text";
import { type StatusShape, StatusTag } from "@/components/ui/status-tag";
import { Table } from "@/components/ui/table";
import type { LinkView } from "@/lib/contributions/link-views";
import type { LinkState } from "@/lib/contributions/rules";
import type { ServerAction } from "@/lib/core/action-state";
import { langOf } from "@/lib/text/language";

const SHAPES: Readonly<Record<LinkState, StatusShape>> = {
  open: "half",
  closed: "over",
  over: "over",
  full: "complete",
};

/** The links of an assessment; how many came by one is told only to who made it. */
export function LinkTable({
  place,
  links,
  close,
}: {
  place: { round: string; iso3: string };
  links: readonly LinkView[];
  close: ServerAction<null>;
}) {
  const t = useTranslations("contributions.links");
  return (
    <Table id="links" caption={t("title")} captionHidden stacks>
      <thead>
        <tr>
          <th scope="col">{t("label")}</th>
          <th scope="col">{t("purpose")}</th>
          <th scope="col">{t("openUntil")}</th>
          <th scope="col">{t("came")}</th>
          <th scope="col">{t("state")}</th>
          <th scope="col">{t("action")}</th>
        </tr>
      </thead>
      <tbody>
        {links.map(({ id, label, purpose, purposeLanguage, openUntil, came, contributionsMax, state }) => (
          <tr key={id}>
            <th scope="row">
              <bdi>{label}</bdi>
            </th>
            <td data-label={t("purpose")}>
              <span lang={langOf(purposeLanguage)} dir="auto">
                {purpose}
              </span>
            </td>
            <td data-label={t("openUntil")}>
              <DayText day={openUntil} />
            </td>
            <td data-label={t("came")}>
              {came === null ? "–" : t("cameOf", { came, max: contributionsMax })}
            </td>
            <td data-label={t("state")}>
              <StatusTag shape={SHAPES[state]}>{t(`states.${state}`)}</StatusTag>
            </td>
            <td data-label={t("action")}>
              {state === "closed" ? (
                "–"
              ) : (
                <ActionButton
                  action={close}
                  values={{ ...place, link: id }}
                  text={t("close")}
                  label={t("closeOne", { label })}
                  kind="quiet"
                  reasons={{}}
                />
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
