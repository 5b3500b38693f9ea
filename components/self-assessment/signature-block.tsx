import { useTranslations } from "next-intl";
import styles from "./signature-block.module.css";

/** Ministries that sign on one sheet; further ones sign on another. */
const SIGNATURES = ["first", "second", "third"] as const;
const LINES = ["institution", "function", "place", "sign"] as const;

/** Room for those who sign the answers on paper: by institution and function, as names are not asked for. */
export function SignatureBlock() {
  const t = useTranslations("selfAssessment");
  return (
    <section aria-labelledby="signatures">
      <h2 id="signatures">{t("signatures")}</h2>
      <div className={styles.signatures}>
        {SIGNATURES.map((one) => (
          <dl key={one} className={styles.signature}>
            {LINES.map((line) => (
              <div key={line} className={styles.line}>
                <dt>{t(`signature.${line}`)}</dt>
                <dd />
              </div>
            ))}
          </dl>
        ))}
      </div>
    </section>
  );
}
