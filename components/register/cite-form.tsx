import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/forms/action-form";
import { Disclosure } from "@/components/ui/disclosure";
import { CITATION_SHOWS, CITATION_STANCES } from "@/db/enums";
import type { ServerAction } from "@/lib/core/action-state";
import type { EntryDetail } from "@/lib/registers/view";
import styles from "./register.module.css";

type Cite = ServerAction<{ citationId: string }, "cited_already" | "consent_ended">;

/** Gives an entry a passage of a source of its countries. */
export function CiteForm({
  entry,
  passages,
  action,
}: {
  entry: EntryDetail;
  passages: readonly { id: string; code: string; title: string; locator: string | null }[];
  action: Cite;
}) {
  const t = useTranslations("registers");
  if (passages.length === 0) return <p className={styles.note}>{t("entry.noPassages")}</p>;
  return (
    <Disclosure summary={t("entry.cite")} look="boxed">
      <ActionForm
        id="cite"
        action={action}
        submit={t("entry.citeSubmit")}
        done={t("entry.cited")}
        reasons={{ cited_already: t("reasons.cited_already"), consent_ended: t("reasons.consent_ended") }}
        reasonFields={{ cited_already: "passageId" }}
        fields={[
          { kind: "hidden", name: "register", value: entry.register },
          { kind: "hidden", name: "code", value: entry.code },
          {
            kind: "select",
            name: "passageId",
            label: t("entry.passage"),
            options: passages.map(({ id, code, title, locator }) => ({
              value: id,
              label: [code, title, locator].filter(Boolean).join(" · "),
            })),
            empty: t("form.choose"),
          },
          {
            kind: "radios",
            name: "shows",
            label: t("entry.shows"),
            options: CITATION_SHOWS.map((value) => ({ value, label: t(`shows.${value}`) })),
          },
          {
            kind: "radios",
            name: "stance",
            label: t("entry.stance"),
            options: CITATION_STANCES.map((value) => ({ value, label: t(`entry.${value}`) })),
            value: "supports",
          },
        ]}
      />
    </Disclosure>
  );
}
