import { useTranslations } from "next-intl";
import type { Report } from "@/lib/reports/model";
import styles from "./report.module.css";
import { ReportBlock } from "./report-block";
import { ReportText } from "./report-text";

/** A report to be read and printed: its contents where it has chapters, then section after section. */
export function ReportView({ report: { sections, layout } }: { report: Report }) {
  const t = useTranslations("report");
  return (
    <div className={styles.report} data-layout={layout?.kind}>
      {layout === undefined ? (
        <nav aria-labelledby="contents" data-print="show">
          <h2 id="contents">{t("contents")}</h2>
          <ol className={styles.contents}>
            {sections.map(({ id, title }) => (
              <li key={id}>
                <a href={`#${id}`}>
                  <ReportText text={title} />
                </a>
              </li>
            ))}
          </ol>
        </nav>
      ) : null}
      {sections.map(({ id, title, blocks }) => (
        <section key={id} className={styles.section} aria-labelledby={id}>
          <h2 id={id}>
            <ReportText text={title} />
          </h2>
          {blocks.map((block, position) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of a report never change their places
            <ReportBlock key={position} id={`${id}-${position}`} block={block} />
          ))}
        </section>
      ))}
    </div>
  );
}
