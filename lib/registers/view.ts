/** What the screens of a register get, as plain JSON. */
import type {
  CitationShows,
  CitationStance,
  EntryAccessClass,
  EntryCountryRole,
  EntryStatus,
  RegisterKey,
  SourceType,
} from "@/db/enums";
import type { FileView } from "@/lib/files/view";
import type { Rows, Values } from "./fields";

/** A line of the table of a register. */
export type EntryLine = {
  code: string;
  title: string;
  status: EntryStatus;
  accessClass: EntryAccessClass;
  reportedBy: string | null;
  values: Values;
  /** Whether it is a figure that the reader sees as it was entered, not as it is published. */
  asEntered: boolean;
  /** The name of its file, where its register has files and it holds one. */
  fileName: string | null;
};

/** A page of the table of a register. */
export type EntryList = {
  lines: readonly EntryLine[];
  total: number;
  mayAdd: boolean;
  /** Whether drafts may wait for the reader's check. */
  checks: boolean;
};

/** A citation of an entry; the source of one that the reader may not see comes as type and year only. */
export type EntryCitation = {
  id: string;
  shows: CitationShows;
  stance: CitationStance;
  source:
    | {
        visible: true;
        code: string;
        title: string;
        locator: string | null;
        body: string | null;
        language: string;
      }
    | { visible: false; type: SourceType; year: string | null };
};

/** An entry that another one leads to. */
export type LinkTarget = { register: RegisterKey; code: string; title: string };

/** Another entry that points here, or that this one points at. */
export type LinkedEntry = LinkTarget & { name: string };

/** One entry with everything that hangs on it. */
export type EntryDetail = Omit<EntryLine, "fileName"> & {
  /** Its id for who may propose to erase a passage of it. */
  erasableId: string | null;
  register: RegisterKey;
  language: string;
  note: string | null;
  notBefore: string | null;
  rows: Rows;
  file: FileView | null;
  version: number;
  countries: readonly { iso3: string; role: EntryCountryRole }[];
  updatedAt: string;
  checkedAt: string | null;
  /** Names only for the team; readers outside see that it was checked. */
  updatedBy: string | null;
  checkedBy: string | null;
  supersededBy: string | null;
  /** Whether it speaks of a State that did not give the information. */
  namesOtherState: boolean;
  /** For the team only; a page outside never shows it. */
  independentSources: number;
  /** What readers outside the team see of a figure that stands as it was entered; null where they see none. */
  published: { status: string; value: number | null } | null;
  /** For who may check it: nothing is cited for it. */
  lacksSource: boolean;
  citations: readonly EntryCitation[];
  linkedFrom: readonly LinkedEntry[];
  may: {
    write: boolean;
    check: boolean;
    withdraw: boolean;
    cite: boolean;
    readRaw: boolean;
    seeHistory: boolean;
  };
};

/** An entry beside an indicator. */
export type FactEntry = {
  code: string;
  title: string;
  language: string;
  status: EntryStatus;
  /** A supporting passage of a source that is open to the reader, to be cited in one step; null where there is none. */
  passage: { id: string; shows: CitationShows; source: string; locator: string | null } | null;
};

/** What a register holds of a country, beside an indicator: how many entries and the newest of them. */
export type RegisterFacts = {
  register: RegisterKey;
  total: number;
  entries: readonly FactEntry[];
  /** Names of the countries that the titles name, by ISO code. */
  countryNames: Readonly<Record<string, string>>;
};
