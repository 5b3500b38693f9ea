"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { z } from "zod/mini";
import { Button } from "@/components/ui/button";
import { DayText, PartialDateText } from "@/components/ui/date-text";
import { ACCESS_CLASSES, CONSENTS, CREDIBILITIES, RELIABILITIES, SOURCE_TYPES } from "@/db/enums";
import styles from "./source-picker.module.css";

/** What the library of a country says of a source to choose from. */
export const pickedSource = z.object({
  code: z.string(),
  title: z.string(),
  type: z.enum(SOURCE_TYPES),
  publisher: z.nullable(z.string()),
  publishedOn: z.nullable(z.string()),
  inForceCheckedOn: z.nullable(z.string()),
  accessClass: z.enum(ACCESS_CLASSES),
  reliability: z.nullable(z.enum(RELIABILITIES)),
  credibility: z.nullable(z.enum(CREDIBILITIES)),
  /** Null of what is no interview. */
  consent: z.nullable(z.enum(CONSENTS)),
});
type PickedSource = z.infer<typeof pickedSource>;

/** Sources to choose one from; of the chosen one alone the rest of the form stands below it. */
export function SourcePicker({
  sources,
  chosen,
  onChoose,
  children,
}: {
  sources: readonly PickedSource[];
  /** Code of the chosen source. */
  chosen: string | null;
  onChoose: (code: string | null) => void;
  /** What is asked about the chosen source. */
  children: ReactNode;
}) {
  const t = useTranslations("rating.citations");
  if (sources.length === 0) return null;
  return (
    <>
      <ul className={styles.list} data-chosen={chosen === null ? undefined : ""}>
        {sources
          .filter(({ code }) => chosen === null || chosen === code)
          .map((source) => (
            <li key={source.code}>
              <button
                type="button"
                className={styles.choice}
                aria-expanded={chosen === source.code}
                onClick={() => onChoose(chosen === source.code ? null : source.code)}
              >
                <SourceWords source={source} />
              </button>
              {chosen === source.code ? <div className={styles.chosen}>{children}</div> : null}
            </li>
          ))}
      </ul>
      {chosen === null ? null : (
        <Button type="button" kind="quiet" size="small" onClick={() => onChoose(null)}>
          {t("another")}
        </Button>
      )}
    </>
  );
}

/** A source by code and title, and by what tells it from another of the same title. */
function SourceWords({ source }: { source: PickedSource }) {
  const t = useTranslations("rating");
  const { code, title, type, publisher, publishedOn, inForceCheckedOn, reliability, credibility } = source;
  return (
    <>
      <span className={styles.code}>
        <bdi>{code}</bdi>
      </span>{" "}
      <span className={styles.title}>
        <bdi>{title}</bdi>
      </span>{" "}
      <span className={styles.facts}>
        {t(`sourceType.${type}`)}
        {publisher === null ? null : (
          <>
            {" · "}
            <bdi>{publisher}</bdi>
          </>
        )}
        {publishedOn === null ? null : (
          <>
            {" · "}
            <PartialDateText date={publishedOn} />
          </>
        )}
        {" · "}
        {reliability === null || credibility === null ? (
          t("citations.ungraded")
        ) : (
          <bdi>
            {reliability}
            {credibility}
          </bdi>
        )}
        {" · "}
        {t(`accessClass.${source.accessClass}`)}
        {inForceCheckedOn === null ? null : (
          <>
            {" · "}
            {t.rich("citations.inForceOn", { day: () => <DayText day={inForceCheckedOn} /> })}
          </>
        )}
      </span>
    </>
  );
}
