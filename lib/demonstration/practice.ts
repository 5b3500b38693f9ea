/** The countries of the programme whose part in it is documented, and the practice round on them. */
import type { ProgrammeRegion } from "@/db/enums";
import type { AccountName } from "./timeline";

export type DocumentedPart = { iso3: string; region: ProgrammeRegion; since: string; note: string };

/** Each with the date and the document that it is known from. */
export const DOCUMENTED_PARTS: readonly DocumentedPart[] = [
  {
    iso3: "PHL",
    region: "asia",
    since: "2001-10-24",
    note: "Covenant of fourteen ministries and agencies, 24 October 2001 (UN press release UNIS/CP/398); UNODC report Coalitions against Trafficking, 2003.",
  },
  {
    iso3: "BEN",
    region: "africa",
    since: "2006-09",
    note: "Named in the UNODC report on Benin, Nigeria and Togo of September 2006; the date is that of the report.",
  },
  {
    iso3: "NGA",
    region: "africa",
    since: "2006-09",
    note: "Named in the UNODC report on Benin, Nigeria and Togo of September 2006; the date is that of the report.",
  },
  {
    iso3: "TGO",
    region: "africa",
    since: "2006-09",
    note: "Named in the UNODC report on Benin, Nigeria and Togo of September 2006; the date is that of the report.",
  },
  {
    iso3: "LBN",
    region: "asia",
    since: "2006-01-01",
    note: "Project LEBR61, 1 January 2006 to 31 October 2010; assessment launched on 20 October 2008.",
  },
];

export const PRACTICE_ROUND = "practice";
/** The day on which the practice assessments were opened. */
export const PRACTICE_OPENED_ON = "2026-11-02";

/** Who leads which country of the practice round; the other assessor takes part. */
export const PRACTICE_LEADS: readonly { iso3: string; lead: AccountName; assessor: AccountName }[] = [
  { iso3: "BEN", lead: "assessor", assessor: "assessor2" },
  { iso3: "LBN", lead: "assessor", assessor: "assessor2" },
  { iso3: "TGO", lead: "assessor", assessor: "assessor2" },
  { iso3: "NGA", lead: "assessor2", assessor: "assessor" },
  { iso3: "PHL", lead: "assessor2", assessor: "assessor" },
];
