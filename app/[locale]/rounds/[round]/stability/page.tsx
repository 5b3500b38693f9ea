import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { InstrumentLanguage } from "@/components/assessment/instrument-language";
import { RoundHead } from "@/components/rounds/round-head";
import { StabilityForm } from "@/components/stability/stability-form";
import { RunList, RunSettings, RunState, StabilityMethod } from "@/components/stability/stability-run";
import { StabilityTable } from "@/components/stability/stability-table";
import { EmptyState } from "@/components/ui/empty-state";
import { readPage } from "@/lib/core/page";
import { roundStability } from "@/lib/stability/queries";
import { shownRunSchema } from "@/lib/stability/schema";
import { cancelRoundStabilityAction, simulateRoundAction } from "./actions";

type StabilityPageProps = PageProps<"/[locale]/rounds/[round]/stability">;

export async function generateMetadata({ params }: StabilityPageProps): Promise<Metadata> {
  const { round } = await params;
  return { title: `${(await getTranslations("stability"))("title")} · ${round}` };
}

/** How stable the bands of a round are: the countries whose figures are open to the reader. */
export default async function RoundStabilityPage({ params, searchParams }: StabilityPageProps) {
  const [{ round: code }, query, locale] = await Promise.all([params, searchParams, getLocale()]);
  const { run: named } = shownRunSchema.parse(query);
  const { round, runs, run, language, columns, computable, zone, rows } = await readPage((ctx) =>
    roundStability(ctx, code, { locale, run: named }),
  );
  const t = await getTranslations("stability");
  const isOpen = run?.status === "waiting" || run?.status === "working";
  return (
    <>
      <RoundHead round={round} title={t("title")} lead={t("lead")} />
      <p>{t("teamOnly")}</p>
      <InstrumentLanguage language={language} />
      <StabilityMethod />
      {run === null ? (
        <EmptyState title={t(computable === 0 ? "noneOpen" : "none")}>
          {computable === 0 ? t("noneOpenText") : null}
        </EmptyState>
      ) : (
        <>
          <RunState run={run} cancel={cancelRoundStabilityAction} />
          <StabilityTable
            round={round.code}
            run={run.id}
            isOpen={isOpen}
            columns={columns}
            rows={rows}
            language={language}
          />
          <p>{t("sortNote")}</p>
          <RunSettings
            run={run}
            edition={`${round.instrument}@${round.editionVersion}`}
            zone={zone}
            stability={null}
          />
          <RunList runs={runs} shown={run.id} address={`/rounds/${round.code}/stability`} zone={zone} />
        </>
      )}
      {computable === 0 || isOpen ? null : (
        <StabilityForm
          place={{ round: round.code }}
          last={run}
          action={simulateRoundAction}
          submit={t("form.submitRound", { count: computable })}
          lead={t("form.roundLead")}
        />
      )}
    </>
  );
}
