"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useOutbox } from "@/components/outbox/outbox-context";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { formatInstant } from "@/lib/i18n/format";
import { type FieldValue, type OutboxEntry, shownValue } from "@/lib/outbox/entry";
import { fieldsOf, judgementOf } from "@/lib/outbox/field-sets";
import type { RatingFieldName } from "@/lib/ratings/fields";
import { useFieldText } from "./field-text";
import styles from "./indicator-card.module.css";

/** Both texts of a field that was changed in two places; the person chooses and the other one stays in the history. */
export function Conflict({ entry, zone }: { entry: OutboxEntry; zone: string }) {
  const t = useTranslations("rating.conflict");
  const [open, setOpen] = useState(false);
  const fields = fieldsOf(entry.conflicts);
  const judged = judgementOf(fields);
  const groups = [
    ...(judged.length > 0 ? [judged] : []),
    ...fields.filter((field) => !judged.includes(field)).map((field) => [field]),
  ];
  const shown = open && groups.length > 0;
  return (
    <span className={styles.compare}>
      <Button
        type="button"
        size="small"
        kind="primary"
        className={groups.length === 0 ? styles.away : undefined}
        onClick={() => setOpen(true)}
      >
        {t("compare")}
      </Button>
      <Dialog open={shown} onClose={() => setOpen(false)} title={t("title")} closeLabel={t("later")}>
        <p>{t("lead")}</p>
        {shown
          ? groups.map((group) => <Choice key={group.join()} entry={entry} fields={group} zone={zone} />)
          : null}
      </Dialog>
    </span>
  );
}

function Choice({
  entry,
  fields,
  zone,
}: {
  entry: OutboxEntry;
  fields: readonly RatingFieldName[];
  zone: string;
}) {
  const t = useTranslations("rating.conflict");
  const locale = useLocale();
  const outbox = useOutbox();
  const { nameOf, valueText } = useFieldText();
  const [first] = fields;
  if (first === undefined) return null;
  const theirs = entry.conflicts[first];
  const said = (value: (field: RatingFieldName) => FieldValue) =>
    judgementOf(fields).length > 0
      ? valueText("state", value("state"), { level: value("level"), reason: value("notAssessedReason") })
      : valueText(first, value(first));
  return (
    <section className={styles.choices}>
      <h3>{nameOf(first)}</h3>
      <div className={styles.sides}>
        <div>
          <h4>{t("mine")}</h4>
          <p className={styles.quoted} dir="auto">
            {said((field) => shownValue(entry, field) ?? null)}
          </p>
          <Button type="button" onClick={() => outbox?.choose(entry.address, fields, "mine")}>
            {t("keepMine")}
          </Button>
        </div>
        <div>
          <h4>
            {theirs?.isOwn ? t("own") : t("theirs", { by: theirs?.by ?? "none" })}{" "}
            {theirs === undefined || theirs.at === "" ? null : formatInstant(locale, theirs.at, zone)}
          </h4>
          <p className={styles.quoted} dir="auto">
            {said((field) => entry.conflicts[field]?.value ?? entry.known[field] ?? null)}
          </p>
          <Button type="button" onClick={() => outbox?.choose(entry.address, fields, "theirs")}>
            {t("keepTheirs")}
          </Button>
        </div>
      </div>
    </section>
  );
}
