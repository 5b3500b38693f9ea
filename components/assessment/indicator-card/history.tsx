"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { z } from "zod/mini";
import { InstantText } from "@/components/ui/date-text";
import { fieldValueSchema } from "@/lib/outbox/answer";
import { RATING_FIELDS } from "@/lib/ratings/fields";
import { useFieldText } from "./field-text";
import styles from "./indicator-card.module.css";

const revisions = z.object({
  revisions: z.array(
    z.object({
      version: z.number(),
      at: z.string(),
      who: z.nullable(z.string()),
      reason: z.nullable(z.string()),
      erased: z.boolean(),
      fields: z.array(z.object({ field: z.enum(RATING_FIELDS), value: fieldValueSchema })),
    }),
  ),
});

/** Every change of a rating, newest first; read when it is opened. */
export function History({ address, version, zone }: { address: string; version: number; zone: string }) {
  const t = useTranslations("rating.history");
  const [open, setOpen] = useState(false);
  const { nameOf, valueText } = useFieldText();
  const { data, isError } = useQuery({
    queryKey: ["history", address, version],
    enabled: open,
    queryFn: async ({ signal }) => {
      const response = await fetch(`/api/assessments/${address}/history`, { signal });
      if (!response.ok) throw new Error(`history: ${response.status}`);
      return z.parse(revisions, await response.json()).revisions;
    },
  });
  return (
    <details className={styles.history} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t("title")}</summary>
      {isError ? <p>{t("failed")}</p> : null}
      {data === undefined && !isError ? <p>{t("reading")}</p> : null}
      {data?.length === 0 ? <p>{t("none")}</p> : null}
      <ol className={styles.revisions}>
        {data?.map((revision) => (
          <li key={revision.version}>
            <p>
              <InstantText instant={revision.at} zone={zone} /> · {revision.who ?? t("team")}
            </p>
            {revision.reason === null ? null : <p>{t("reason", { reason: revision.reason })}</p>}
            {revision.erased ? <p>{t("erased")}</p> : null}
            <dl>
              {revision.fields
                .filter(({ field }) => field !== "level" && field !== "notAssessedReason")
                .concat(
                  revision.fields.filter(({ field }) => field === "level" || field === "notAssessedReason"),
                )
                .map(({ field, value }) => (
                  <div key={field}>
                    <dt>{nameOf(field)}</dt>
                    <dd dir="auto">
                      {field === "state" && value === "rated" ? t("rated") : valueText(field, value)}
                    </dd>
                  </div>
                ))}
            </dl>
          </li>
        ))}
      </ol>
    </details>
  );
}
