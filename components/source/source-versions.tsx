import { useTranslations } from "next-intl";
import { LinkButton } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import type { SourceDetail, SourceVersion } from "@/lib/sources/view";
import styles from "./source.module.css";

function VersionLink({ version: { code, title } }: { version: SourceVersion }) {
  return (
    <Link href={`/sources/${code}`}>
      <bdi>{code}</bdi> <span dir="auto">{title}</span>
    </Link>
  );
}

/** Says of a twin what it is a version of; nothing of any other source, or where the reader may not read that one. */
export function OriginalNotice({ original }: Pick<SourceDetail, "original">) {
  const t = useTranslations("sources");
  if (original === null) return null;
  return (
    <Notice kind="information">
      <p>
        {t.rich("twin.of", {
          source: () => <VersionLink version={original} />,
          access: t(`access.${original.accessClass}`),
        })}
      </p>
      <p>{t("twin.ofNote")}</p>
    </Notice>
  );
}

/** The redacted versions of a source, and the way to write one. */
export function TwinSection({ source: { code, twins, may } }: { source: SourceDetail }) {
  const t = useTranslations("sources");
  if (twins.length === 0 && !may.twin) return null;
  return (
    <section className={styles.section}>
      <h2>{t("twin.section")}</h2>
      <p className={styles.note}>{twins.length === 0 ? t("twin.none") : t("twin.note")}</p>
      {twins.length === 0 ? null : (
        <ul>
          {twins.map((twin) => (
            <li key={twin.code}>
              <VersionLink version={twin} /> ({t(`access.${twin.accessClass}`)})
            </li>
          ))}
        </ul>
      )}
      {may.twin ? <LinkButton href={`/sources/${code}/twin`}>{t("twin.add")}</LinkButton> : null}
    </section>
  );
}
