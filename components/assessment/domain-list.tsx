import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { type StatusShape, StatusTag } from "@/components/ui/status-tag";
import type { DomainProgress, DomainStatus } from "@/lib/assessments/progress";
import styles from "./domain-list.module.css";

const SHAPES: Record<DomainStatus, StatusShape> = {
  not_started: "empty",
  in_progress: "half",
  returned: "attention",
  declared: "half",
  completed: "complete",
};

/** A domain with its words (in the edition's language) and how far it is. */
export type DomainLine = { code: string; title: string; language: string; progress: DomainProgress };

/** Domains as rows: the whole row leads there, with counts and a status in words. */
export function DomainList({
  domains,
  place,
  current,
  open = true,
}: {
  domains: readonly DomainLine[];
  place: { round: string; iso3: string };
  current?: string;
  /** Whether the reader may open them; counts are for more people than answers. */
  open?: boolean;
}) {
  const t = useTranslations("assessment");
  return (
    <ul className={styles.list}>
      {domains.map(({ code, title, language, progress }) => (
        <li key={code} className={styles.row} data-status={progress.status}>
          <DomainName
            code={code}
            title={title}
            language={language}
            open={open}
            place={place}
            current={current}
          />
          <span className={styles.counts}>
            <DomainCounts progress={progress} />
          </span>
          <span className={styles.status}>
            {progress.status === "completed" ? (
              t("status.completed")
            ) : (
              <StatusTag shape={SHAPES[progress.status]}>
                {t(`status.${progress.status}`, { count: progress.indicators - progress.scored })}
              </StatusTag>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}

function DomainName({
  code,
  title,
  language,
  open,
  place,
  current,
}: Omit<DomainLine, "progress"> & {
  open: boolean;
  place: { round: string; iso3: string };
  current: string | undefined;
}) {
  const name = (
    <>
      <span className={styles.code}>{code}</span>{" "}
      <span lang={language} dir="auto">
        {title}
      </span>
    </>
  );
  if (!open) return <span>{name}</span>;
  return (
    <Link
      href={`/rounds/${place.round}/${place.iso3}/${code}`}
      className={styles.link}
      aria-current={code === current ? "page" : undefined}
    >
      {name}
    </Link>
  );
}

/** "7 of 9 scored, 2 without sources, 1 open comment". */
export function DomainCounts({
  progress,
}: {
  progress: Pick<DomainProgress, "scored" | "indicators" | "withoutSources" | "openThreads">;
}) {
  const t = useTranslations("assessment.counts");
  const { scored, indicators, withoutSources, openThreads } = progress;
  return [
    t("scored", { scored, indicators }),
    ...(withoutSources > 0 ? [t("withoutSources", { count: withoutSources })] : []),
    ...(openThreads > 0 ? [t("openThreads", { count: openThreads })] : []),
  ].join(t("separator"));
}
