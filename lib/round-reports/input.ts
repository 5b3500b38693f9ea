/** What the report of a round is made of, as those who may have it see it. Plain data. */
import type { CountryFacts } from "@/lib/briefs/country";
import type { Locale } from "@/lib/i18n/locales";
import type { Imprint } from "@/lib/reports/marks";
import type { RoundAudience } from "@/lib/reports/place";
import type { RoundRecord } from "@/lib/rounds/queries";
import type { GridColumn, GridRow } from "@/lib/scorecards/grid";

/** What its overview says. */
export type OverviewInput = Imprint & {
  readonly locale: Locale;
  readonly audience: RoundAudience;
  readonly round: Pick<
    RoundRecord,
    "code" | "title" | "purpose" | "cutOffOn" | "instrument" | "editionVersion"
  >;
  /** Language of the edition's words. */
  readonly language: string;
  readonly columns: readonly GridColumn[];
  /** By name, which is the only order there is. */
  readonly rows: readonly GridRow[];
};

/** The overview with the sheets of every country of which a figure is open. */
export type RoundReportInput = OverviewInput & { readonly countries: readonly CountryFacts[] };
