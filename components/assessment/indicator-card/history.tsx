"use client";

import { useQuery } from "@tanstack/react-query";
import type { Route } from "next";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { z } from "zod/mini";
import { Link } from "@/components/ui/link";
import { CHANGE_CAUSES, CITATION_SHOWS, CITATION_STANCES, RATING_KINDS, SOURCE_TYPES } from "@/db/enums";
import { fieldValueSchema } from "@/lib/outbox/answer";
import { RATING_FIELDS } from "@/lib/ratings/fields";
import { historyKey } from "./evidence";
import styles from "./indicator-card.module.css";
import { RevisionList } from "./revision-list";

const history = z.object({
  pages: z.number(),
  revisions: z.array(
    z.object({
      version: z.number(),
      at: z.string(),
      who: z.nullable(z.string()),
      reason: z.nullable(z.string()),
      erased: z.boolean(),
      language: z.string(),
      changeCause: z.nullable(z.enum(CHANGE_CAUSES)),
      fields: z.array(
        z.object({
          field: z.enum(RATING_FIELDS),
          before: fieldValueSchema,
          after: fieldValueSchema,
          words: z.exactOptional(
            z.array(z.object({ kind: z.enum(["same", "gone", "new"]), text: z.string() })),
          ),
        }),
      ),
    }),
  ),
  citations: z.array(
    z.object({
      key: z.string(),
      what: z.enum(["added", "removed"]),
      at: z.string(),
      who: z.nullable(z.string()),
      round: z.string(),
      iso3: z.string(),
      indicator: z.string(),
      kind: z.enum(RATING_KINDS),
      shows: z.enum(CITATION_SHOWS),
      stance: z.enum(CITATION_STANCES),
      source: z.discriminatedUnion("visible", [
        z.object({
          visible: z.literal(true),
          code: z.string(),
          title: z.string(),
          locator: z.nullable(z.string()),
        }),
        z.object({
          visible: z.literal(false),
          type: z.enum(SOURCE_TYPES),
          year: z.nullable(z.string()),
        }),
      ]),
    }),
  ),
});

/** The newest changes of a rating; read when it is opened, and all of them on a page of its own, also without scripts. */
export function History({
  address,
  page,
  version,
  zone,
}: {
  address: string;
  page: Route;
  version: number;
  zone: string;
}) {
  const t = useTranslations("rating.history");
  const [open, setOpen] = useState(false);
  const { data, isError } = useQuery({
    queryKey: [...historyKey(address), version],
    enabled: open,
    queryFn: async ({ signal }) => {
      const response = await fetch(`/api/assessments/${address}/history`, { signal });
      if (!response.ok) throw new Error(`history: ${response.status}`);
      return z.parse(history, await response.json());
    },
  });
  return (
    <details className={styles.history} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t("title")}</summary>
      {isError ? <p>{t("failed")}</p> : null}
      {open && data === undefined && !isError ? <p>{t("reading")}</p> : null}
      {data !== undefined && data.revisions.length + data.citations.length === 0 ? <p>{t("none")}</p> : null}
      {data === undefined ? null : (
        <RevisionList revisions={data.revisions} citations={data.citations} zone={zone} />
      )}
      {data !== undefined && data.pages > 1 ? <p>{t("newest")}</p> : null}
      <p data-print="hide">
        <Link href={page}>{t("page")}</Link>
      </p>
    </details>
  );
}
