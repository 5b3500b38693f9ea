import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { AssessmentTable } from "@/components/desk/assessment-table";
import { PipelineTable } from "@/components/desk/pipeline-table";
import { FindingList, QualityTable } from "@/components/desk/quality-panel";
import { ReminderTable } from "@/components/desk/reminder-table";
import { TodayTable } from "@/components/desk/today-table";
import { RoundHead } from "@/components/rounds/round-head";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { readPage } from "@/lib/core/page";
import { pipelineOf } from "@/lib/desk/pipeline";
import { staleAfterMonths } from "@/lib/desk/quality-rules";
import { readDesk } from "@/lib/desk/queries";
import { type DeskView, deskViewSchema } from "@/lib/desk/schema";
import { shownRows } from "@/lib/desk/view";
import { formatDay, formatList } from "@/lib/i18n/format";
import { sendReminderAction } from "./actions";

type DeskPageProps = PageProps<"/[locale]/rounds/[round]/desk">;

export async function generateMetadata({ params }: DeskPageProps): Promise<Metadata> {
  const { round } = await params;
  return { title: (await getTranslations("desk"))("titleOf", { round }) };
}

/** What the programme manager follows of a round: states, days, reminders and the quality of what was rated. */
export default async function DeskPage({ params, searchParams }: DeskPageProps) {
  const [{ round: code }, query, locale] = await Promise.all([params, searchParams, getLocale()]);
  const view = deskViewSchema.parse(query);
  const desk = await readPage((ctx) => readDesk(ctx, code, locale));
  const { round, edition, rows, findings, unread, today } = desk;
  const t = await getTranslations("desk");
  const base = `/rounds/${round.code}/desk`;
  const months = staleAfterMonths(edition);
  return (
    <>
      <RoundHead
        round={round}
        title={t("title")}
        lead={t("lead")}
        aside={formatDay(locale, today)}
        actions={
          <a href={`/api/rounds/${round.code}/deadlines?locale=${locale}`} download>
            {t("deadlines")}
          </a>
        }
      />
      <h2>{t("now.title")}</h2>
      <TodayTable round={round.code} rows={rows} notOpened={desk.notOpened} />
      <h2 id="assessments">{t("list.title")}</h2>
      <Assessments round={round.code} rows={rows} shown={shownRows(rows, desk.changes, view)} view={view} />
      <h2 id="reminders">{t("reminders.title")}</h2>
      <p>{t("reminders.lead")}</p>
      {desk.reminders.length === 0 ? (
        <EmptyState title={t("reminders.none")} />
      ) : (
        <ReminderTable round={round.code} rows={desk.reminders} today={today} action={sendReminderAction} />
      )}
      <h2 id="quality">{t("quality.title")}</h2>
      <p>
        {t("quality.lead")} {t("quality.choose")}
      </p>
      <QualityTable base={base} findings={findings} months={months} />
      {unread.length === 0 ? null : <p>{t("quality.unread", { countries: formatList(locale, unread) })}</p>}
      {view.finding === undefined ? null : (
        <>
          <h3 id="found">
            {t("quality.listOf", { rule: t(`quality.rules.${view.finding}`, { months: months ?? 0 }) })}
          </h3>
          <p data-print="hide">
            <Link href={`${base}#quality`}>{t("quality.hide")}</Link>
          </p>
          {findings.some(({ kind }) => kind === view.finding) ? (
            <FindingList
              base={base}
              kind={view.finding}
              findings={findings}
              page={view.page}
              titleOf={(indicator) => edition.indicators.get(indicator)?.definition.title ?? ""}
              language={edition.file.language}
            />
          ) : (
            <EmptyState title={t("quality.none")} />
          )}
        </>
      )}
      <h2>{t("pipeline.title")}</h2>
      <p>{t("pipeline.lead")}</p>
      <PipelineTable base={base} days={pipelineOf(desk.changes, today)} today={today} />
    </>
  );
}

type Rows = Awaited<ReturnType<typeof readDesk>>["rows"];

/** The assessments that the address asks for, with what it asks for in words. */
async function Assessments({
  round,
  rows,
  shown,
  view,
}: {
  round: string;
  rows: Rows;
  shown: Rows;
  view: Pick<DeskView, "state" | "on" | "due">;
}) {
  const [t, states, locale] = await Promise.all([
    getTranslations("desk.list"),
    getTranslations("assessment.states"),
    getLocale(),
  ]);
  const { state, on, due } = view;
  const asked = [
    ...(state === undefined ? [] : [states(state)]),
    ...(on === undefined ? [] : [t("ofDay", { day: formatDay(locale, on) })]),
    ...(due === undefined ? [] : [t(`of_${due}`)]),
  ];
  const all = <Link href={`/rounds/${round}/desk#assessments`}>{t("showAll")}</Link>;
  if (rows.length === 0)
    return (
      <EmptyState title={t("noneOpened")} action={<Link href={`/rounds/${round}/open`}>{t("open")}</Link>} />
    );
  return (
    <>
      {asked.length === 0 ? null : (
        <p>
          {t("shown", { what: formatList(locale, asked) })} {shown.length === 0 ? null : all}
        </p>
      )}
      {shown.length === 0 ? (
        <EmptyState title={t("none")} action={all} />
      ) : (
        <AssessmentTable round={round} rows={shown} />
      )}
    </>
  );
}
