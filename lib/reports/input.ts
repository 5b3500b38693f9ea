/** What a report is made of, all of it as the readers of releases see it. Plain data. */
import type { RegisterKey } from "@/db/enums";
import type { FigureRegister } from "@/lib/figures/schema";
import type { SeriesTable } from "@/lib/figures/series";
import type { Locale } from "@/lib/i18n/locales";
import type { WholeEntry } from "@/lib/registers/every-entry";
import type { ReleaseDocument } from "@/lib/releases/format";
import type { Card } from "@/lib/scorecards/card";
import type { Change } from "@/lib/scorecards/change";
import type { References } from "@/lib/text/tokens";
import type { TreatyStatuses } from "@/lib/treaties/status";
import type { Imprint } from "./marks";

/** Registers whose entries stand in a report one by one. */
export const REPORTED_REGISTERS = [
  "treaties",
  "laws",
  "cooperation",
  "routes",
] as const satisfies readonly RegisterKey[];
export type ReportedRegister = (typeof REPORTED_REGISTERS)[number];

/** An entry of a register with its title, which may hold tokens. */
export type ReportedEntry = WholeEntry & { readonly title: string };

/** One data set of figures as it was published. */
export type ReportedFigures = {
  readonly register: FigureRegister;
  readonly tables: readonly SeriesTable[];
  readonly version: { readonly number: number; readonly publishedAt: string; readonly threshold: number };
};

export type ReportInput = Imprint & {
  readonly locale: Locale;
  readonly isDraft: boolean;
  readonly document: ReleaseDocument;
  /** Null for what is not published yet. */
  readonly sha256: string | null;
  /** In the language of the report. */
  readonly country: string;
  /** The zone of the programme. */
  readonly zone: string;
  readonly references: References;
  readonly card: Card;
  readonly last: {
    readonly roundTitle: string;
    readonly isComparable: boolean;
    readonly change: Change | null;
  } | null;
  /** How the treaties stood on the day of the release. */
  readonly treaties: { readonly asOf: string; readonly statuses: TreatyStatuses };
  readonly entries: Readonly<Record<ReportedRegister, readonly ReportedEntry[]>>;
  readonly figures: readonly ReportedFigures[];
  /** Names of the countries in entries, statuses and figures, by ISO code, in the language of the report. */
  readonly countryNames: Readonly<Record<string, string>>;
};
