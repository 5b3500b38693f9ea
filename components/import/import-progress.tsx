import { useTranslations } from "next-intl";
import { WaitFor } from "@/components/ui/wait-for";
import type { ImportRunStep } from "@/db/enums";
import styles from "./import.module.css";

/** How far the worker is. */
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
  const known = total > 0 ? { value: written, max: total } : {};
  return (
    <WaitFor>
      <div className={styles.progress}>
        <p id="import-progress" role="status">
          {t(step)} {total > 0 ? t("written", { written, total }) : null}
        </p>
        <progress aria-labelledby="import-progress" {...known} />
      </div>
    </WaitFor>
  );
}
