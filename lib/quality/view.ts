/** What the page of data quality gets, as plain JSON. */
import type { RegisterKey } from "@/db/enums";
import type { Warning } from "./rules";

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
