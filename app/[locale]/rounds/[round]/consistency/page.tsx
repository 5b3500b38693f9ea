import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { InstrumentLanguage } from "@/components/assessment/instrument-language";
import { ConsistencyTable } from "@/components/consistency/consistency-table";
import { FilterForm } from "@/components/forms/filter-form";
import { ReferencesProvider } from "@/components/references/references-provider";
import { RoundHead } from "@/components/rounds/round-head";
import { Disclosure } from "@/components/ui/disclosure";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { PROGRAMME_REGIONS } from "@/db/enums";
import { readConsistency } from "@/lib/consistency/queries";
import { type ConsistencyView, consistencyQuery, consistencyViewSchema } from "@/lib/consistency/schema";
import { isFlagged, shownRatings } from "@/lib/consistency/view";
import { readPage } from "@/lib/core/page";
import { type Edition, levelSentence } from "@/lib/instruments/edition";
import { referencesIn } from "@/lib/references/in-texts";
import { FLAG_RULES } from "@/lib/reviews/flag-rules";
import { Remark } from "./remark";

type ConsistencyPageProps = PageProps<"/[locale]/rounds/[round]/consistency">;

export async function generateMetadata({ params }: ConsistencyPageProps): Promise<Metadata> {
  const { round } = await params;
  return { title: (await getTranslations("consistency"))("titleOf", { round }) };
}

/** One indicator beside each other in all countries of a round, for who reviews them. */
export default async function ConsistencyPage({ params, searchParams }: ConsistencyPageProps) {
  const [{ round: code }, query, locale] = await Promise.all([params, searchParams, getLocale()]);
  const view = consistencyViewSchema.parse(query);
  const { round, edition, indicator, ratings, ownStateLeftOut, references } = await readPage(async (ctx) => {
    const desk = await readConsistency(ctx, code, locale, view.indicator);
    const { instrument, editionVersion } = desk.round;
    const texts = desk.ratings.map(({ rationale }) => rationale);
    return {
      ...desk,
      references: await referencesIn(ctx, locale, `${instrument}@${editionVersion}`, texts),
    };
  });
  const t = await getTranslations("consistency");
  const { definition, domain } = edition.indicators.get(indicator) ?? {};
  const shown = shownRatings(ratings, view);
  const mayRemark = shown.some(({ noRemark }) => noRemark !== "not_reviewer");
  const base = `/rounds/${round.code}/consistency`;
  const said = ratings.find(({ iso3 }) => iso3 === view.said);
  return (
    <ReferencesProvider references={references}>
      <RoundHead
        round={round}
        title={t("title")}
        lead={t("lead")}
        aside={t("count", { flagged: ratings.filter(isFlagged).length, all: ratings.length })}
      />
      <InstrumentLanguage language={edition.file.language} />
      <Choice edition={edition} indicator={indicator} view={view} />
      <h2>
        {indicator}{" "}
        <span lang={edition.file.language} dir="auto">
          {definition?.title}
        </span>
      </h2>
      <Disclosure summary={t("levels")}>
        <ol start={0} lang={edition.file.language} dir="auto">
          {edition.levels.map((level) => (
            <li key={level} value={level}>
              {levelSentence(edition, indicator, level)}
            </li>
          ))}
        </ol>
      </Disclosure>
      <Rules />
      {said === undefined ? null : (
        <div id="said">
          <Notice kind="good" role="status">
            <Link href={`/rounds/${round.code}/${said.iso3}/review#threads`}>
              {t("said", { country: said.country })}
            </Link>
          </Notice>
        </div>
      )}
      {ratings.length === 0 ? (
        <EmptyState title={t("none")} />
      ) : shown.length === 0 ? (
        <EmptyState
          title={t("noneShown")}
          action={<Link href={`${base}${consistencyQuery({ indicator })}`}>{t("showAll")}</Link>}
        />
      ) : (
        <ConsistencyTable
          round={round.code}
          domain={domain ?? ""}
          indicator={indicator}
          ratings={shown}
          remarkOf={
            mayRemark
              ? (rating) => <Remark round={round.code} indicator={indicator} rating={rating} view={view} />
              : null
          }
        />
      )}
      <p>
        {t("readable")} {ownStateLeftOut ? t("ownState") : null}{" "}
        {mayRemark || shown.length === 0 ? null : t("noRemark.none")}
      </p>
    </ReferencesProvider>
  );
}

/** Which indicator, and which of its ratings. */
async function Choice({
  edition,
  indicator,
  view,
}: {
  edition: Edition;
  indicator: string;
  view: ConsistencyView;
}) {
  const [t, regions] = await Promise.all([
    getTranslations("consistency"),
    getTranslations("countries.regions"),
  ]);
  return (
    <div data-print="hide">
      <FilterForm
        id="choice"
        label={t("choose")}
        fields={[
          {
            kind: "select",
            name: "indicator",
            label: t("indicator"),
            value: indicator,
            options: [...edition.indicators.values()].map(({ code, definition }) => ({
              value: code,
              label: `${code} ${definition.title}`,
            })),
          },
          {
            kind: "select",
            name: "region",
            label: t("region"),
            value: view.region,
            empty: t("everyRegion"),
            options: PROGRAMME_REGIONS.map((region) => ({ value: region, label: regions(region) })),
          },
          {
            kind: "checkbox",
            name: "flagged",
            label: t("flaggedOnly"),
            value: "1",
            checked: view.flagged !== undefined,
          },
        ]}
      />
    </div>
  );
}

/** The rules as they are printed. */
async function Rules() {
  const [t, rules] = await Promise.all([
    getTranslations("consistency"),
    getTranslations("review.flags.rules"),
  ]);
  return (
    <Disclosure summary={t("rules")}>
      <p>{t("rulesLead")}</p>
      <ul>
        {FLAG_RULES.map((rule) => (
          <li key={rule}>{rules(rule)}</li>
        ))}
        <li>{t("farRule")}</li>
      </ul>
    </Disclosure>
  );
}
