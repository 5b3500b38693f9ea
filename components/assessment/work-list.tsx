import { useTranslations } from "next-intl";
import { Fragment, type ReactNode } from "react";
import { LinkButton } from "@/components/ui/button";
import { DayText } from "@/components/ui/date-text";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { type StatusShape, StatusTag } from "@/components/ui/status-tag";
import type { Standing, WorkRow } from "@/lib/assessments/work";
import type { WorkPlace } from "@/lib/assessments/work-rules";
import { DomainCounts } from "./domain-list";
import styles from "./work-list.module.css";

const PLACES = ["waiting", "elsewhere", "over"] as const satisfies readonly WorkPlace[];
const SHAPES: Record<WorkPlace, StatusShape> = { waiting: "half", elsewhere: "elsewhere", over: "over" };

/** What is mine, what waits for me, what others hold, what came back and why. */
export function WorkList({
  rows,
  standing,
  agenda,
}: {
  rows: readonly WorkRow[];
  /** What has a day of its own, between what waits and what others hold. */
  agenda: ReactNode;
  /** Of a person who may hold a duty. */
  standing: Exclude<Standing, "administrator">;
}) {
  const t = useTranslations("assessment.work");
  if (rows.length === 0) {
    return (
      <EmptyState
        title={t(`emptyTitle.${standing}`)}
        action={
          standing === "team" || standing === "manager" ? (
            <LinkButton href="/rounds">{t("rounds")}</LinkButton>
          ) : (
            <LinkButton href="/releases">{t("releases")}</LinkButton>
          )
        }
      >
        <p>{t(`empty.${standing}`)}</p>
      </EmptyState>
    );
  }
  return PLACES.map((place) => {
    const own = rows.filter((row) => row.place === place);
    if (own.length === 0 && place !== "waiting") return null;
    return (
      <Fragment key={place}>
        <section aria-labelledby={place}>
          <h2 id={place}>{t(place)}</h2>
          {own.length === 0 ? <p>{t("waitingNone")}</p> : null}
          <ul className={styles.list}>
            {own.map((row) => (
              <Row key={`${row.round} ${row.iso3}`} row={row} />
            ))}
          </ul>
        </section>
        {place === "waiting" ? agenda : null}
      </Fragment>
    );
  });
}

function Row({ row }: { row: WorkRow }) {
  const t = useTranslations("assessment");
  const dutyName = useTranslations("rounds.duties.names");
  const { round, iso3, country, place, state, dueOn, daysLeft } = row;
  return (
    <li className={styles.row}>
      <div>
        <p className={styles.name}>
          <Link href={`/rounds/${round}/${iso3}${row.opens === "workspace" ? "" : `/${row.opens}`}`}>
            {country} · {round}
          </Link>
        </p>
        <p className={styles.soft}>
          {[
            ...row.duties.map((duty) => dutyName(duty)),
            ...(row.purpose === "real" ? [] : [t(`work.purpose.${row.purpose}`)]),
          ].join(" · ")}
        </p>
      </div>
      <div>
        <p>
          <StatusTag shape={row.cameBack === null ? SHAPES[place] : "attention"}>
            {t(`states.${state}`)}
          </StatusTag>{" "}
          <span className={styles.soft}>
            {t.rich("work.sinceRich", { day: () => <DayText day={row.stateSince} /> })}
          </span>
        </p>
        {row.cameBack === null ? null : (
          <p className={styles.reason}>
            {t.rich(`work.cameBack.${row.cameBack.by}`, { reason: () => <bdi>{row.cameBack?.reason}</bdi> })}
          </p>
        )}
        {row.progress === null ? null : (
          <p className={styles.soft}>
            <DomainCounts progress={row.progress} />
          </p>
        )}
      </div>
      <div>
        {dueOn === null || daysLeft === null ? null : (
          <p data-due={daysLeft < 0 ? "late" : undefined} className={styles.due}>
            {t("place.due")} <DayText day={dueOn} style="short" />
            <br />
            {daysLeft < 0 ? t("work.overdue", { days: -daysLeft }) : t("work.daysLeft", { days: daysLeft })}
          </p>
        )}
      </div>
      <div>{place === "waiting" ? <NextStep row={row} /> : null}</div>
    </li>
  );
}

/** What comes next in the right of reply: comments, answers to them, and once all have one the step that the lead takes. */
function commentStep({ state, commentsToAnswer, duties }: WorkRow) {
  if (state === "country_comment") return "comment";
  if (commentsToAnswer !== 0) return "answer";
  return duties.includes("lead") ? "allAnswered" : "open";
}

/** The one obvious next step of a row. */
function NextStep({ row }: { row: WorkRow }) {
  const t = useTranslations("assessment.work");
  const base = `/rounds/${row.round}/${row.iso3}`;
  if (row.asked !== null) {
    return (
      <LinkButton size="small" kind="primary" href={row.asked.path}>
        {t(`asked.${row.asked.kind}`)}
      </LinkButton>
    );
  }
  if (row.secondRating !== null) {
    return (
      <LinkButton size="small" kind="primary" href={`${base}/second-rating`}>
        {t(`secondRating.${row.secondRating}`)}
      </LinkButton>
    );
  }
  if (row.state === "country_comment" || row.state === "comment_response") {
    const step = commentStep(row);
    return (
      <LinkButton
        size="small"
        kind="primary"
        href={`${base}/country-comments${step === "allAnswered" ? "#steps" : ""}`}
      >
        {t(step)}
      </LinkButton>
    );
  }
  if (row.state !== "drafting") {
    return (
      <LinkButton size="small" kind="primary" href={`${base}/review`}>
        {t(row.state === "approval" ? "approve" : "review")}
      </LinkButton>
    );
  }
  if (row.commented?.domain) {
    const { indicator, domain } = row.commented;
    return (
      <LinkButton size="small" kind="primary" href={`${base}/${domain}#${indicator}`}>
        {t("toComment", { indicator })}
      </LinkButton>
    );
  }
  if (row.next !== null && row.next.domain !== null) {
    return (
      <LinkButton size="small" kind="primary" href={`${base}/${row.next.domain}#${row.next.indicator}`}>
        {t("continueAt", { indicator: row.next.indicator })}
      </LinkButton>
    );
  }
  return (
    <LinkButton size="small" kind="primary" href={row.duties.includes("lead") ? `${base}/check` : base}>
      {t(row.duties.includes("lead") ? "submit" : "open")}
    </LinkButton>
  );
}
