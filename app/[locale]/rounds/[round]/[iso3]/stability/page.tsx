import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { InstrumentLanguage } from "@/components/assessment/instrument-language";
import { AssessmentHead } from "@/components/rounds/assessment-head";
import { teamSource } from "@/components/scorecard/team-source";
import { NodeStability } from "@/components/stability/node-stability";
import { StabilityForm } from "@/components/stability/stability-form";
import { RunList, RunSettings, RunState, StabilityMethod } from "@/components/stability/stability-run";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { readPage } from "@/lib/core/page";
import { assessmentStability } from "@/lib/stability/queries";
import { shownRunSchema } from "@/lib/stability/schema";
import { cancelStabilityAction, simulateAssessmentAction } from "./actions";

type StabilityPageProps = PageProps<"/[locale]/rounds/[round]/[iso3]/stability">;

export async function generateMetadata({ params }: StabilityPageProps): Promise<Metadata> {
  const { round, iso3 } = await params;
  return { title: `${(await getTranslations("stability"))("title")} · ${iso3} · ${round}` };
}

/** How stable the bands of one country are, and which choice matters most to each. */
export default async function StabilityPage({ params, searchParams }: StabilityPageProps) {
  const [{ round, iso3 }, query, locale] = await Promise.all([params, searchParams, getLocale()]);
  const { run: named } = shownRunSchema.parse(query);
  const { page, runs, run, language, mayCompute, stability, hasChanged } = await readPage((ctx) =>
    assessmentStability(ctx, { round, iso3 }, { locale, run: named }),
  );
  const t = await getTranslations("stability");
  const source = await teamSource(page.assessment, t("teamOnly"));
  const isOpen = run?.status === "waiting" || run?.status === "working";
  return (
    <>
      <AssessmentHead {...page.head} current="scorecard" />
      <PageHeader title={t("titleOf", { country: page.country })} lead={t("lead")} />
      <p>{t("teamOnly")}</p>
      <InstrumentLanguage language={language} />
      <StabilityMethod />
      {run === null ? (
        <EmptyState title={t("none")} />
      ) : (
        <>
          <RunState run={run} cancel={cancelStabilityAction} />
          {hasChanged ? (
            <Notice kind="warning">
              <p>{t("changedSince")}</p>
            </Notice>
          ) : null}
          {stability === null && !isOpen ? <p>{t("notComputed")}</p> : null}
          {stability?.nodes.map((node) => (
            <NodeStability key={node.key} node={node} run={run} language={language} source={source} />
          ))}
          <RunSettings run={run} edition={page.head.edition} zone={page.zone} stability={stability} />
          <RunList
            runs={runs}
            shown={run.id}
            address={`/rounds/${round}/${iso3}/stability`}
            zone={page.zone}
          />
        </>
      )}
      {mayCompute && !isOpen ? (
        <StabilityForm
          place={{ round, iso3 }}
          last={run}
          action={simulateAssessmentAction}
          submit={t("form.submit")}
          lead={t("form.lead")}
        />
      ) : null}
    </>
  );
}
