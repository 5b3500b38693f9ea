import { useTranslations } from "next-intl";
import { EraseLink } from "@/components/erasure/erase-link";
import { ActionForm } from "@/components/forms/action-form";
import type { FormField } from "@/components/forms/form-field";
import { Disclosure } from "@/components/ui/disclosure";
import { EmptyState } from "@/components/ui/empty-state";
import type { ServerAction } from "@/lib/core/action-state";
import { passagePlace } from "@/lib/sources/kinds";
import type { SourceDetail } from "@/lib/sources/view";
import { langOf } from "@/lib/text/language";
import styles from "./source.module.css";

/** The passages of a source, each with the form that gives it to ratings. */
export function PassageList({
  passages,
  erases,
  names,
  forms,
  cite,
}: {
  passages: SourceDetail["passages"];
  /** The reader may propose to erase one. */
  erases: boolean;
  names: Readonly<Record<string, string>>;
  /** One form for each assessment in which the reader may cite; its key and fields. */
  forms: readonly { key: string; fields: readonly FormField[] }[];
  cite: ServerAction<{ added: number }, "consent_ended">;
}) {
  const t = useTranslations("sources.passages");
  const reasons = useTranslations("sources.reasons");
  if (passages.length === 0) return <EmptyState title={t("none")}>{t("noneText")}</EmptyState>;
  return passages.map((passage) => (
    <article key={passage.id} className={styles.passage} id={passagePlace(passage.id)} tabIndex={-1}>
      <h3 className={styles.locator} dir="auto">
        {names[passage.id]}
      </h3>
      {passage.body === null ? null : (
        <p className={styles.body} lang={langOf(passage.language)} dir="auto">
          {passage.body}
        </p>
      )}
      <EraseLink noun="passage" id={erases ? passage.id : null} />
      {forms.length === 0 ? null : (
        <Disclosure summary={t("cite")}>
          {forms.map(({ key, fields }) => (
            <ActionForm
              key={key}
              id={`cite-${passage.id}-${key}`}
              action={cite}
              fields={[{ kind: "hidden", name: "passageId", value: passage.id }, ...fields]}
              submit={t("citeSubmit")}
              submitKind="secondary"
              reasons={{ consent_ended: reasons("consent_ended") }}
              done={t("citedDone")}
            />
          ))}
        </Disclosure>
      )}
    </article>
  ));
}
