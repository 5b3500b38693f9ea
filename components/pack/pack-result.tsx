import { useTranslations } from "next-intl";
import { type UndoAction, UndoBatch } from "@/components/import/undo-batch";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { type PackKey, packPath, ratingsPath } from "@/lib/packs/schema";
import type { PackRun } from "@/lib/packs/view";
import styles from "./pack.module.css";

/** What became of a pack, and the way to take it back. */
export function PackResult({
  run: { batch, counts, undone },
  packKey,
  undo,
}: {
  run: Extract<PackRun, { status: "applied" }>;
  packKey: PackKey;
  undo: UndoAction;
}) {
  const t = useTranslations("pack.result");
  return (
    <div className={styles.comparison}>
      <Notice kind={undone === null ? "good" : "information"} role="status">
        <p>{undone === null ? t("done", { count: counts.changed }) : t("undone")}</p>
      </Notice>
      {batch === null ? null : <UndoBatch batch={batch} undo={undo} undone={undone} />}
      <p>
        <Link href={ratingsPath(packKey)}>{t("toRatings")}</Link>
      </p>
      <p>
        <Link href={packPath(packKey)}>{t("another")}</Link>
      </p>
    </div>
  );
}
