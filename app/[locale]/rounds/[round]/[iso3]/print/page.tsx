import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { InstrumentLanguage } from "@/components/assessment/instrument-language";
import { NotebookPage, WritingLines } from "@/components/assessment/notebook";
import { PlaceBar } from "@/components/assessment/place-bar";
import { PrintedAnswer } from "@/components/assessment/printed-answer";
import { ScopeText } from "@/components/assessment/scope-text";
import { MessagesProvider } from "@/components/messages-provider";
import { ReferencesProvider } from "@/components/references/references-provider";
import { PageHeader } from "@/components/ui/page-header";
import { assessmentPlace } from "@/lib/assessments/place";
import { getScope } from "@/lib/assessments/scope";
import { isScopeDate, type ScopeField } from "@/lib/assessments/scope-fields";
import { readPage } from "@/lib/core/page";
import { editionByHash } from "@/lib/editions/queries";
import type { Locale } from "@/lib/i18n/locales";
import { can } from "@/lib/policy/can";
import { domainCards, indicatorWords } from "@/lib/ratings/card-view";
import { lastRatings } from "@/lib/ratings/last-round";
import { ratingViews } from "@/lib/ratings/queries";
import { referencesIn } from "@/lib/references/in-texts";
import { treatyStatuses, withReporters } from "@/lib/treaties/queries";

type PrintPageProps = {
  params: Promise<{ locale: Locale; round: string; iso3: string }>;
  searchParams: Promise<{ blank?: string | string[] }>;
};

export async function generateMetadata({ params }: PrintPageProps): Promise<Metadata> {
  const t = await getTranslations("print");
  const { iso3, round } = await params;
  return { title: `${t("assessment")} · ${iso3} · ${round}` };
}

function readPrint(locale: Locale, key: { round: string; iso3: string }, blank: boolean) {
  return readPage(async (ctx) => {
    const place = await assessmentPlace(ctx, locale, key, blank ? "progress.read" : "rating.read");
    const { assessment, subject } = place;
    const edition = await editionByHash(ctx, assessment.editionSha256);
    const treaties = await withReporters(
      ctx,
      locale,
      await treatyStatuses(ctx, assessment.iso3, assessment.cutOffOn),
    );
    const filled = blank
      ? null
      : { ratings: await ratingViews(ctx, place, {}), last: await lastRatings(ctx, assessment) };
    const scope = can(ctx.actor, "scope.read", subject) ? await getScope(ctx, assessment.id) : null;
    const references = await referencesIn(ctx, locale, edition.id, [filled, scope]);
    return { place, edition, treaties, filled, scope, references };
  });
}

/** In a notebook there is room to write where nothing is written yet: a line for a date, more for a text. */
function roomFor(field: ScopeField) {
  return isScopeDate(field) ? <WritingLines count={1} /> : <WritingLines />;
}

/** The whole assessment on paper: filled for the team, or empty as a notebook for a mission. */
export default async function PrintPage({ params, searchParams }: PrintPageProps) {
  const { locale, ...key } = await params;
  const blank = (await searchParams).blank !== undefined;
  const { place, edition, treaties, filled, scope, references } = await readPrint(locale, key, blank);
  const t = await getTranslations("print");
  const { assessment, country, dueOn } = place;
  const domains = [...edition.nodes.values()].filter(({ kind }) => kind === "domain");
  return (
    <MessagesProvider namespaces={["rating"]}>
      <ReferencesProvider references={references}>
        <PlaceBar
          round={assessment.round}
          iso3={assessment.iso3}
          country={country}
          edition={edition.id}
          state={assessment.state}
          dueOn={dueOn}
          purpose={assessment.purpose}
        />
        <PageHeader
          title={`${country} · ${assessment.round}`}
          lead={blank ? t("notebookLead") : t("teamOnly")}
        />
        <p data-print="hide">{t("how")}</p>
        <p>{t("edition", { edition: edition.id, sha256: assessment.editionSha256.slice(0, 12) })}</p>
        {blank ? null : <p>{t("answersOnly")}</p>}
        <InstrumentLanguage language={edition.file.language} />
        <section aria-labelledby="scope">
          <h2 id="scope">{t("scope")}</h2>
          <ScopeText scope={scope} cutOffOn={assessment.cutOffOn} {...(blank ? { empty: roomFor } : {})} />
        </section>
        {domains.map((node) => (
          <section key={node.key} aria-labelledby={node.key}>
            <h2 id={node.key}>
              {node.key}{" "}
              <span lang={edition.file.language} dir="auto">
                {node.title}
              </span>
            </h2>
            {filled === null
              ? node.indicators.map((code) => (
                  <NotebookPage key={code} words={indicatorWords(edition, code, treaties)} />
                ))
              : domainCards(edition, node.key, filled.ratings, filled.last, treaties).map((view) => (
                  <PrintedAnswer key={view.words.code} view={view} />
                ))}
          </section>
        ))}
      </ReferencesProvider>
    </MessagesProvider>
  );
}
