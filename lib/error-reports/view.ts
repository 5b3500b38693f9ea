/** What pages show of reports of errors, as plain JSON. */
import type { ErrorReportDecision, RegisterKey } from "@/db/enums";

/** An entry that a report leads to. */
type EntryKey = { register: RegisterKey; code: string };

/** A report as one reader sees it: people are named to the stewards of its entry only. */
export type ErrorReportView = {
  id: string;
  entry: EntryKey & {
    /** Null while the entry is not open to the reader. */
    title: string | null;
    /** The entry that took its place, where it is open to the reader. */
    successor: EntryKey | null;
  };
  body: string;
  correction: string;
  source: string | null;
  language: string;
  reportedAt: string;
  /** Whether the reader made it. */
  isOwn: boolean;
  reportedBy: string | null;
  answer: {
    decision: ErrorReportDecision;
    reason: string;
    language: string;
    at: string;
    by: string | null;
  } | null;
  mayAnswer: boolean;
  /** For who may propose to erase a passage of it. */
  erasableId: string | null;
};

/** An own report on the page of the own work. */
export type OwnErrorReport = Pick<ErrorReportView, "id" | "reportedAt"> & {
  entry: EntryKey;
  decision: ErrorReportDecision | null;
};

/** What the page of an entry says about errors in it. */
export type EntryErrorReports = {
  reports: readonly ErrorReportView[];
  mayReport: boolean;
  /** Reports that the reader does not read but may propose to erase a passage of: ids and instants alone. */
  unread: readonly { id: string; reportedAt: string }[];
};

/** One page of the list of reports. */
export type ErrorReportList = {
  reports: readonly ErrorReportView[];
  /** Names of the countries that the titles of the entries name, by ISO code. */
  names: Readonly<Record<string, string>>;
  total: number;
  pages: number;
};
