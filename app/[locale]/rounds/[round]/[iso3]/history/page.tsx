import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { EraseLink } from "@/components/erasure/erase-link";
import { ActionForm } from "@/components/forms/action-form";
import { ReferencesProvider } from "@/components/references/references-provider";
import { AssessmentHead } from "@/components/rounds/assessment-head";
import { AssessmentHistory } from "@/components/rounds/assessment-history";
import { ChangedRatings } from "@/components/rounds/changed-ratings";
import { CitationChanges } from "@/components/rounds/citation-changes";
import { DutyTable } from "@/components/rounds/duty-table";
import { DueTable, ReleaseList, TransitionTable } from "@/components/rounds/history-tables";
import { Disclosure } from "@/components/ui/disclosure";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { listDuties } from "@/lib/assessments/duties";
import { assessmentPage } from "@/lib/assessments/head";
import { assessmentHistory, readsReasons } from "@/lib/assessments/history";
import { dueDates } from "@/lib/assessments/queries";
import { listTransitions } from "@/lib/assessments/transitions";
import { readPage } from "@/lib/core/page";
import { editionByHash } from "@/lib/editions/queries";
import { erasableId } from "@/lib/erasures/rights";
import { indicatorOf, nodeOf } from "@/lib/instruments/edition";
import { can } from "@/lib/policy/can";
import { citationsOfAssessment } from "@/lib/ratings/citation-history";
import { changedRatings } from "@/lib/ratings/history";
import { historyPageSchema } from "@/lib/ratings/schema";
import { referencesIn } from "@/lib/references/in-texts";
import { listReleases } from "@/lib/releases/queries";
import { changeDueDateAction } from "./actions";

export async function generateMetadata({
  params,
}: PageProps<"/[locale]/rounds/[round]/[iso3]/history">): Promise<Metadata> {
  const { round, iso3 } = await params;
  return { title: `${(await getTranslations("rounds"))("history.title")} · ${iso3} ${round}` };
}

/** Changes of citations on one page. */
const CITATIONS_PER_PAGE = 25;

/** Due days for whom reasons are not written: that a day was changed, not why. */
function withoutReasons(due: Awaited<ReturnType<typeof dueDates>>): typeof due {
  return new Map(
    [...due].map(([state, { dueOn, reason }]) => [state, { dueOn, reason: reason === null ? null : "" }]),
  );
}

/** How an assessment came to where it is: steps, due days, scope and domains, duties, releases. */
export default async function HistoryPage({
  params,
  searchParams,
}: PageProps<"/[locale]/rounds/[round]/[iso3]/history">) {
  const { round, iso3 } = await params;
  const { page } = historyPageSchema.parse(await searchParams);
  const key = { round, iso3 };
  const locale = await getLocale();
  const {
    place,
    erasable,
    steps,
    due,
    lines,
    references,
    duties,
    releases,
    mayChange,
    edition,
    ratings,
    citations,
  } = await readPage(async (ctx) => {
    const place = await assessmentPage(ctx, locale, key, "progress.read");
    const { id, editionSha256 } = place.assessment;
    const edition = await editionByHash(ctx, editionSha256);
    const steps = await listTransitions(ctx, id);
    const told = readsReasons(ctx, place);
    const lines = await assessmentHistory(ctx, place);
    return {
      place,
      erasable: erasableId(ctx, id),
      steps: told ? steps : steps.map((step) => ({ ...step, reason: null })),
      lines,
      edition,
      ratings: await changedRatings(ctx, place),
      citations: await citationsOfAssessment(ctx, place),
      references: await referencesIn(ctx, locale, edition.id, lines),
      due: told ? await dueDates(ctx, id) : withoutReasons(await dueDates(ctx, id)),
      duties: await listDuties(ctx, id),
      releases: await listReleases(ctx, key),
      mayChange: can(ctx.actor, "due_date.change", place.subject),
    };
  });
  const t = await getTranslations("rounds");
  const states = await getTranslations("assessment.states");
  return (
    <>
      <AssessmentHead {...place.head} current="history" />
      <PageHeader title={t("history.title")} lead={t("history.lead")} />
      <TransitionTable lines={steps} zone={place.zone} />
      <EraseLink noun="assessment" id={erasable} />
      <h2>{t("history.dueTitle")}</h2>
      <DueTable due={due} />
      {mayChange && due.size > 0 ? (
        <Disclosure summary={t("history.changeDue")} look="boxed">
          <ActionForm
            id="due-day"
            action={changeDueDateAction}
            submit={t("history.changeDueSubmit")}
            submitKind="secondary"
            done={t("history.changeDueDone")}
            reasons={{
              state_has_no_due_date: t("refusals.state_has_no_due_date"),
              time_of_the_state: t("refusals.time_of_the_state"),
            }}
            fields={[
              { kind: "hidden", name: "round", value: round },
              { kind: "hidden", name: "iso3", value: iso3 },
              {
                kind: "select",
                name: "state",
                label: t("history.state"),
                options: [...due.keys()].map((state) => ({ value: state, label: states(state) })),
                empty: t("history.chooseState"),
              },
              {
                kind: "text",
                name: "dueOn",
                label: t("history.dueOn"),
                hint: t("dayHint"),
                width: "short",
              },
              { kind: "textarea", name: "reason", label: t("reason"), hint: t("reasonHint") },
            ]}
          />
        </Disclosure>
      ) : null}
      <h2>{t("history.changesTitle")}</h2>
      <ReferencesProvider references={references}>
        <AssessmentHistory lines={lines} zone={place.zone} />
      </ReferencesProvider>
      {ratings === null ? null : (
        <>
          <h2>{t("history.ratingsTitle")}</h2>
          <ChangedRatings
            place={key}
            ratings={ratings}
            domains={edition.file.domains.map(({ code, title }) => ({
              code,
              title,
              indicators: nodeOf(edition, code).indicators.map((indicator) => ({
                code: indicator,
                title: indicatorOf(edition, indicator).definition.title,
              })),
            }))}
            language={edition.file.language}
            zone={place.zone}
          />
        </>
      )}
      {citations === null ? null : (
        <>
          <h2>{t("history.citationsTitle")}</h2>
          <CitationChanges
            changes={citations.slice((page - 1) * CITATIONS_PER_PAGE, page * CITATIONS_PER_PAGE)}
            zone={place.zone}
          />
          <Pagination
            path={`/rounds/${round}/${iso3}/history`}
            page={page}
            pages={Math.ceil(citations.length / CITATIONS_PER_PAGE)}
          />
        </>
      )}
      <h2>{t("history.dutiesTitle")}</h2>
      <DutyTable duties={duties} zone={place.zone} />
      <h2>{t("history.releasesTitle")}</h2>
      <ReleaseList releases={releases} />
    </>
  );
}
