import { useTranslations } from "next-intl";
import type { Construct } from "@/lib/instruments/format-values";
import styles from "./construct-tag.module.css";

/** Which of the two constructs stands here: in words, with a pattern of its own, and a colour that only helps. */
export function ConstructTag({ construct }: { construct: Construct }) {
  const t = useTranslations("rating.construct");
  return (
    <p className={styles.tag} data-construct={construct}>
      <span className={styles.pattern} aria-hidden="true" />
      {t(construct)}
    </p>
  );
}
