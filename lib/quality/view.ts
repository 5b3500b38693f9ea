/** What the page of data quality gets, as plain JSON. */
import type { RegisterKey } from "@/db/enums";
import type { QualityRule, Warning } from "./warning";

/** A warning with its signature, and what was said where a person dismissed it. */
export type CountryWarning = Warning & {
  signature: string;
  dismissed: { reason: string; by: string | null; at: string } | null;
};
export type CountryQuality = {
  warnings: readonly CountryWarning[];
  /** The register of each entry that a warning names. */
  registers: Readonly<Record<string, RegisterKey>>;
  mayDismiss: boolean;
};
/** A country with how many warnings wait for somebody, by rule. */
export type CountryWarnings = {
  iso3: string;
  name: string;
  open: number;
  rules: readonly { rule: QualityRule; count: number }[];
};
