import { useTranslations } from "next-intl";
import { ReportLink } from "@/components/error-report/report-link";
import { PartialDateText } from "@/components/ui/date-text";
import { Link } from "@/components/ui/link";
import type { ReformEvent } from "@/lib/laws/time-line";
import { codeWord } from "@/lib/registers/reader-words";
import { entryPath, reportErrorPath } from "@/lib/registers/schema";
import { langOf } from "@/lib/text/language";
import styles from "./law.module.css";

/** What happened to the laws of a country, oldest first; those of the law that is open carry its mark. */
export function ReformTimeLine({
  events,
  current,
  mayReport = false,
}: {
  events: readonly ReformEvent[];
  /** Code of the law whose page this is. */
  current?: string;
  /** Whether the reader reports errors in these laws. */
  mayReport?: boolean;
}) {
  const t = useTranslations();
  if (events.length === 0) return <p className={styles.unread}>{t("laws.timeLine.none")}</p>;
  return (
    <ol className={styles.timeLine}>
      {events.map(({ code, title, language, kind, happenedOn, remark }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two events of one law may be alike in all they say
        <li key={index} aria-current={code === current ? "true" : undefined}>
          <span className={styles.day}>
            <PartialDateText date={happenedOn} />
          </span>
          <span>
            <b>{codeWord(t, "reform_event_kind", kind)}</b>:{" "}
            {code === current ? (
              t("laws.timeLine.thisLaw")
            ) : (
              <Link href={entryPath("laws", code)}>
                <span dir="auto" lang={langOf(language)}>
                  {title}
                </span>{" "}
                <bdi>{code}</bdi>
              </Link>
            )}
            {mayReport ? (
              <>
                {" · "}
                <ReportLink
                  href={reportErrorPath("laws", code)}
                  fact={`${codeWord(t, "reform_event_kind", kind)}, ${code}`}
                />
              </>
            ) : null}
            {remark === null ? null : (
              <span className={styles.remark} dir="auto" lang={langOf(language)}>
                {remark}
              </span>
            )}
          </span>
        </li>
      ))}
    </ol>
  );
}
