import { useTranslations } from "next-intl";
import { shortHash } from "@/lib/self-assessments/rules";
import styles from "./signature-block.module.css";

/** Ministries that sign on one sheet; further ones sign on another. */
const SIGNATURES = ["first", "second", "third"] as const;
const LINES = ["institution", "function", "place", "sign"] as const;

/** Room for those who sign the answers on paper: by institution and function, as names are not asked for. */
export function SignatureBlock({
  answersSha256,
}: {
  /** Hash of the answers on the paper; null where it holds only some of them. */
  answersSha256: string | null;
}) {
  const t = useTranslations("selfAssessment");
  return (
    <section aria-labelledby="signatures">
      <h2 id="signatures">{t("signatures")}</h2>
      {answersSha256 === null ? null : <p>{t("signedHash", { hash: shortHash(answersSha256) })}</p>}
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
