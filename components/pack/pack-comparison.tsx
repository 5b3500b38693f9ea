import { useLocale, useTranslations } from "next-intl";
import { ActionButton } from "@/components/forms/action-button";
import { ActionForm } from "@/components/forms/action-form";
import type { FormField } from "@/components/forms/form-field";
import { Notice } from "@/components/ui/notice";
import type { ServerAction } from "@/lib/core/action-state";
import { formatInstant } from "@/lib/i18n/format";
import type { PackKey } from "@/lib/packs/schema";
import {
  type ApplyRefusal,
  changeName,
  needsChoice,
  type PackChange,
  type PackPreview,
} from "@/lib/packs/view";
import { AddedTable } from "./added-table";
import styles from "./pack.module.css";
import { usePartText } from "./part-text";
import { PersonalTexts } from "./personal-texts";
import { RefusedTable } from "./refused-table";

interface PackComparisonProps {
  packKey: PackKey & { run: string };
  preview: PackPreview;
  zone: string;
  apply: ServerAction<{ changed: number }, ApplyRefusal>;
  discard: ServerAction<unknown, "applied">;
}

/** What a pack changes, what is to be chosen, what is not taken, and the way to apply it. */
export function PackComparison({ packKey, preview, zone, apply, discard }: PackComparisonProps) {
  const t = useTranslations("pack.compare");
  const locale = useLocale();
  const choiceField = useChoiceField();
  const { changes, same, problems, versions, sentAt } = preview;
  const choices = changes.filter(needsChoice);
  const added = changes.filter((change) => !needsChoice(change));
  const hidden = Object.entries(packKey).map(([name, value]): FormField => ({ kind: "hidden", name, value }));
  return (
    <div className={styles.comparison}>
      <Notice kind={problems.length > 0 ? "warning" : "information"} role="status">
        {sentAt === null ? null : <p>{t("sentAt", { when: formatInstant(locale, sentAt, zone) })}</p>}
        {changes.length + same + problems.length === 0 ? (
          <p>{t("nothing")}</p>
        ) : (
          <>
            <p>{t(changes.length === 0 ? "nothingToApply" : "notYet")}</p>
            <ul>
              {(
                [
                  ["added", added.length],
                  ["choices", choices.length],
                  ["refused", problems.length],
                  ["same", same],
                ] as const
              ).map(([kind, count]) =>
                count === 0 ? null : <li key={kind}>{t(`summary.${kind}`, { count })}</li>,
              )}
            </ul>
          </>
        )}
      </Notice>
      {problems.length === 0 ? null : <RefusedTable problems={problems} />}
      <PersonalTexts changes={changes} />
      {added.length === 0 ? null : <AddedTable changes={added} />}
      {choices.length === 0 ? null : (
        <section aria-labelledby="choose">
          <h2 id="choose">{t("choose")}</h2>
          <p>{t("chooseLead")}</p>
        </section>
      )}
      {changes.length === 0 ? null : (
        <ActionForm
          id="apply"
          action={apply}
          submit={t("apply")}
          reasons={{
            choice_missing: t("refusals.choice_missing"),
            changed_meanwhile: t("refusals.changed_meanwhile"),
            nothing: t("refusals.nothing"),
            applied: t("refusals.applied"),
            locked: t("refusals.locked"),
          }}
          fields={[
            ...hidden,
            ...Object.entries(versions).map(
              ([indicator, version]): FormField => ({
                kind: "hidden",
                name: `version.${indicator}`,
                value: String(version),
              }),
            ),
            ...choices.map(choiceField),
          ]}
        />
      )}
      <ActionButton
        action={discard}
        values={packKey}
        text={t("discard")}
        kind="quiet"
        reasons={{ applied: t("refusals.applied") }}
      />
    </div>
  );
}

/** The field in which a person chooses between the two texts of a part, each read with its choice. */
function useChoiceField() {
  const t = useTranslations("pack.compare");
  const { nameOf, textOf } = usePartText();
  return (change: PackChange): FormField => {
    const { indicator, part, status, sheet, line, column } = change;
    const isEmptied = status === "emptied";
    const textIn = (value: PackChange["file"]) => (
      <span dir="auto" className={styles.text}>
        {textOf(part, value)}
      </span>
    );
    return {
      kind: "radios",
      name: `choice.${changeName(change)}`,
      label: `${indicator} · ${nameOf(part)}`,
      hint: `${t(`status.${isEmptied ? "emptied" : "collides"}`)} ${t("place", { sheet, line, column })}`,
      options: [
        { value: "file", label: t(isEmptied ? "emptyHere" : "takePack"), description: textIn(change.file) },
        { value: "stored", label: t("keepHere"), description: textIn(change.stored) },
      ],
    };
  };
}
