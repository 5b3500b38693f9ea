"use client";

import { useTranslations } from "next-intl";
import { useFormAction } from "@/components/forms/use-form-action";
import { Button } from "@/components/ui/button";
import type { FactEntry } from "@/lib/registers/view";
import type { CiteActions } from "./add-citation";
import { useCardView } from "./card-view";
import { useEvidence, useEvidenceAfter } from "./evidence";
import styles from "./indicator-card.module.css";

/** Cites in a rating the passage that an entry itself rests on, in one step. */
export function CiteFact({
  entry,
  passage,
  place,
  language,
  cite,
}: {
  entry: string;
  passage: NonNullable<FactEntry["passage"]>;
  place: { round: string; iso3: string };
  /** The reader's language. */
  language: string;
  cite: CiteActions["cite"];
}) {
  const t = useTranslations();
  const { rating } = useCardView();
  const address = `${place.round}/${place.iso3}/ratings/${rating.indicator}/${rating.kind}`;
  const [answer, action] = useFormAction(cite);
  useEvidenceAfter(address, answer.status === "done" ? answer.value.at : null);
  const { citations } = useEvidence(address, rating);
  const where = [passage.source, passage.locator].filter((part) => part !== null).join(", ");
  const isCited = citations.some(({ source }) => source.visible && source.passage.id === passage.id);
  if (isCited) return <p className={styles.soft}>{t("rating.facts.cited", { source: where })}</p>;
  const fields = {
    ...place,
    indicators: rating.indicator,
    language,
    passageId: passage.id,
    shows: passage.shows,
    stance: "supports",
  };
  return (
    <form action={action}>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Button size="small" kind="quiet" aria-label={t("rating.facts.citeThis", { entry, source: where })}>
        {t("rating.facts.cite")}
      </Button>{" "}
      <span className={styles.soft}>
        <bdi>{where}</bdi>
      </span>
      {answer.status === "refused" ? <p role="status">{t("rating.citations.consentEnded")}</p> : null}
      {answer.status === "failed" ? <p role="status">{t(`errors.${answer.code}`)}</p> : null}
      {answer.status === "invalid" ? <p role="status">{t("rating.citations.failed")}</p> : null}
    </form>
  );
}
