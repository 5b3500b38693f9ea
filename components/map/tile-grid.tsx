import { useLocale, useTranslations } from "next-intl";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { formatCount } from "@/lib/i18n/format";
import type { MapEntry } from "@/lib/map/mark";
import { byRegion } from "@/lib/map/regions";
import styles from "./map.module.css";
import { MarkSample } from "./mark";

/** The content of a map as tiles under the regions of M49: every country has the same room. */
export function TileGrid({ entries }: { entries: readonly MapEntry[] }) {
  const t = useTranslations("map");
  const locale = useLocale();
  return (
    <section aria-labelledby="tiles-heading">
      <h2 id="tiles-heading">{t("tiles")}</h2>
      <p>{t("tilesLead")}</p>
      <div className={styles.tiles}>
        {byRegion(entries, locale).map(({ code, name, members }) => (
          <section key={code} aria-labelledby={`tiles-${code}`}>
            <h3 id={`tiles-${code}`}>{name ?? t("others")}</h3>
            <ul className={styles.tileList}>
              {members.map((entry) => (
                <li key={entry.iso3} className={styles.tile} title={`${entry.name}: ${entry.text}`}>
                  <MarkSample mark={entry.mark} />
                  <bdi aria-hidden="true">{entry.iso3}</bdi>
                  {entry.value == null ? null : (
                    <span aria-hidden="true">{formatCount(locale, entry.value)}</span>
                  )}
                  <VisuallyHidden>{`${entry.name}: ${entry.text}`}</VisuallyHidden>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </section>
  );
}
