import { useLocale, useTranslations } from "next-intl";
import type { FileView } from "@/lib/files/view";
import { formatCount } from "@/lib/i18n/format";
import styles from "./files.module.css";

const BYTES_IN_KILOBYTE = 1000;

/** Files of a record that holds several, each a download below `address`. */
export function FileLinks({
  address,
  files,
}: {
  address: string;
  files: readonly (FileView & { id: string })[];
}) {
  const t = useTranslations("files");
  const locale = useLocale();
  if (files.length === 0) return null;
  return (
    <ul className={styles.list}>
      {files.map(({ id, name, size, quarantined }) => (
        <li key={id}>
          {quarantined ? (
            <>
              <bdi>{name}</bdi> {t("quarantined")}
            </>
          ) : (
            <a href={`${address}/${id}`} download>
              <bdi>{name}</bdi>
            </a>
          )}{" "}
          {t("size", { size: formatCount(locale, Math.max(1, Math.round(size / BYTES_IN_KILOBYTE))) })}
        </li>
      ))}
    </ul>
  );
}
