import { useLocale, useTranslations } from "next-intl";
import { classNames } from "@/components/ui/class-names";
import { formatCount } from "@/lib/i18n/format";
import type { Mark } from "@/lib/map/mark";
import { SUPPORTS } from "@/lib/routes/corridors";
import styles from "./map.module.css";
import { AreaSample, MarkSample, SizeSample } from "./mark";

/** How to read a map: what each filling of a point and its size say, and, where there are arrows, their direction and width. */
export function MapLegend({
  marks,
  sizes = [],
  hasFlows,
  areas = null,
}: {
  marks: readonly { mark: Mark; text: string }[];
  /** Counts with the sizes of their points. */
  sizes?: readonly { value: number; size: number }[];
  hasFlows: boolean;
  /** Where there are areas: whether the marks fill them, and whether some belong to no State. */
  areas?: { areFilled: boolean; hasUnassigned: boolean } | null;
}) {
  const t = useTranslations("map");
  const locale = useLocale();
  return (
    <div className={styles.legend}>
      <strong>{t("key")}</strong>
      {marks.map(({ mark, text }) => (
        <span key={mark}>
          {areas?.areFilled ? <AreaSample mark={mark} /> : null}
          <MarkSample mark={mark} /> {text}
        </span>
      ))}
      {sizes.length === 0 ? null : <span>{t("sizes")}</span>}
      {sizes.map(({ value, size }) => (
        <span key={value}>
          <SizeSample size={size} /> {formatCount(locale, value)}
        </span>
      ))}
      {areas?.hasUnassigned ? (
        <span>
          <AreaSample mark="unassigned" /> {t("unassigned")}
        </span>
      ) : null}
      {hasFlows ? (
        <>
          <span>{t("direction")}</span>
          <span>{t("widths")}</span>
          {SUPPORTS.map((support) => (
            <span key={support}>
              <svg className={styles.sampleFlow} width="32" height="12" aria-hidden="true" focusable="false">
                <g className={classNames(styles.flow, styles[support])}>
                  <path d="M1 6H31" className={styles.first} />
                </g>
              </svg>
              {t(`support.${support}`)}
            </span>
          ))}
          <span>{t("ring")}</span>
        </>
      ) : null}
    </div>
  );
}
