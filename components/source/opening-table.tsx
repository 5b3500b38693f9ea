import { useTranslations } from "next-intl";
import { ActionButton } from "@/components/forms/action-button";
import { InstantText } from "@/components/ui/date-text";
import { StatusTag } from "@/components/ui/status-tag";
import { Table } from "@/components/ui/table";
import type { ServerAction } from "@/lib/core/action-state";
import { OPENING_AGAIN_DAYS } from "@/lib/policy/source";
import type { RefusedOpening, SourceDetail, SourceOpening } from "@/lib/sources/view";
import styles from "./source.module.css";

/** Who opened a source in an emergency, why and until when; its author ends what is open. Nothing where nobody did. */
export function OpeningSection({
  source: { code, openings, refusedOpenings, may },
  zone,
  end,
}: {
  source: Pick<SourceDetail, "code" | "openings" | "refusedOpenings" | "may">;
  zone: string;
  end: ServerAction<{ code: string }>;
}) {
  const t = useTranslations("sources.openings");
  if (openings.length === 0) return null;
  const state = ({ isOpen, wasEnded }: SourceOpening) =>
    isOpen ? (
      <StatusTag shape="attention">{t("open")}</StatusTag>
    ) : (
      <StatusTag shape="over">{t(wasEnded ? "ended" : "over")}</StatusTag>
    );
  return (
    <section className={styles.section} id="openings">
      <h2>{t("title")}</h2>
      <p className={styles.note}>{t("lead")}</p>
      <Table id="source-openings" caption={t("title")} captionHidden stacks>
        <thead>
          <tr>
            <th scope="col">{t("who")}</th>
            <th scope="col">{t("when")}</th>
            <th scope="col">{t("until")}</th>
            <th scope="col">{t("reason")}</th>
            <th scope="col">{t("state")}</th>
          </tr>
        </thead>
        <tbody>
          {openings.map((opening) => (
            <tr key={opening.id}>
              <th scope="row" dir="auto">
                {opening.who}
              </th>
              <td data-label={t("when")}>
                <InstantText instant={opening.openedAt} zone={zone} />
              </td>
              <td data-label={t("until")}>
                <InstantText instant={opening.until} zone={zone} />
              </td>
              <td data-label={t("reason")} dir="auto">
                {opening.reason}
              </td>
              <td data-label={t("state")}>
                {state(opening)}
                {opening.isOpen && may.grant ? (
                  <ActionButton
                    action={end}
                    values={{ code, opening: opening.id }}
                    text={t("end")}
                    label={t("endOne", { name: opening.who })}
                    kind="quiet"
                  />
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
      <RefusedOpenings refused={refusedOpenings} zone={zone} />
    </section>
  );
}

/** Who tried to open it again before the days between were over, and why. */
function RefusedOpenings({ refused, zone }: { refused: readonly RefusedOpening[]; zone: string }) {
  const t = useTranslations("sources.openings");
  if (refused.length === 0) return null;
  return (
    <>
      <h3>{t("refusedTitle")}</h3>
      <p className={styles.note}>{t("refusedLead", { days: OPENING_AGAIN_DAYS })}</p>
      <Table id="source-refused-openings" caption={t("refusedTitle")} captionHidden stacks>
        <thead>
          <tr>
            <th scope="col">{t("who")}</th>
            <th scope="col">{t("when")}</th>
            <th scope="col">{t("reason")}</th>
          </tr>
        </thead>
        <tbody>
          {refused.map(({ id, who, at, reason }) => (
            <tr key={id}>
              <th scope="row" dir="auto">
                {who}
              </th>
              <td data-label={t("when")}>
                <InstantText instant={at} zone={zone} />
              </td>
              <td data-label={t("reason")} dir="auto">
                {reason}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </>
  );
}
