"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import type { ImportRunStep } from "@/db/enums";
import styles from "./import.module.css";

const POLL_MS = 1_000;

/** How far the worker is; asks again every second, and without scripts by a link. */
export function ImportProgress({
  step,
  written,
  total,
}: {
  step: ImportRunStep;
  written: number;
  total: number;
}) {
  const t = useTranslations("import.progress");
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => router.refresh(), POLL_MS);
    return () => clearInterval(timer);
  }, [router]);
  const known = total > 0 ? { value: written, max: total } : {};
  return (
    <section className={styles.progress} aria-busy="true">
      <p id="import-progress" role="status">
        {t(step)} {total > 0 ? t("written", { written, total }) : null}
      </p>
      <progress aria-labelledby="import-progress" {...known} />
      <p>
        <a href="?again">{t("again")}</a>
      </p>
    </section>
  );
}
