import { useLocale } from "next-intl";
import { Link } from "@/components/ui/link";
import { directionOf } from "@/lib/i18n/locales";
import { directionOfText } from "@/lib/reports/direction";
import type { Text } from "@/lib/reports/model";
import styles from "./report.module.css";

/** A text of a report in its own language and direction, with its line ends; a link where it leads to a record. */
export function ReportText({ text: own }: { text: Text }) {
  const { text, language, href } = own;
  const direction = directionOfText(own, directionOf(useLocale()));
  const said = (
    <bdi className={styles.text} lang={language ?? undefined} dir={direction}>
      {text}
    </bdi>
  );
  return href === undefined ? said : <Link href={href}>{said}</Link>;
}

/** Texts that stand one below the other. */
export function ReportLines({ texts }: { texts: readonly Text[] }) {
  return texts.map((text, position) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a report never change their places
    <span key={position} className={styles.line}>
      <ReportText text={text} />
    </span>
  ));
}
