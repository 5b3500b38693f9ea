/** What a screen gets of sources, as plain JSON. Types only. */
import type {
  AccessClass,
  AssessmentState,
  Attribution,
  CitationShows,
  CitationStance,
  Consent,
  Credibility,
  RatingKind,
  Reliability,
  SourceType,
} from "@/db/enums";
import type { FileView } from "@/lib/files/view";

/** One line of a library. */
export type LibrarySource = {
  code: string;
  title: string;
  type: SourceType;
  publisher: string | null;
  publishedOn: string | null;
  /** Last check that a law or a standing rule is in force. */
  inForceCheckedOn: string | null;
  accessClass: AccessClass;
  reliability: Reliability | null;
  credibility: Credibility | null;
  hasFile: boolean;
  consent: Consent | null;
  /** Ratings that rest on it, of those that the reader may see. */
  citations: number;
};

export type SourceLibrary = {
  sources: readonly LibrarySource[];
  /** Confidential sources that the reader, as a member of the team, knows of but may not open. */
  hidden: readonly { key: string; type: SourceType; year: string | null }[];
  mayAdd: boolean;
};

/** A rating that rests, or rested, on a passage of a source. */
export type CitedRating = {
  id: string;
  passageId: string;
  round: string;
  iso3: string;
  state: AssessmentState;
  indicator: string;
  /** Null in an edition whose indicators have no domain. */
  domain: string | null;
  kind: RatingKind;
  shows: CitationShows;
  stance: CitationStance;
  removed: boolean;
  /** The reader drafts this assessment now and may take the citation away. */
  mayRemove: boolean;
};

export type SourceInterview = {
  personCode: string;
  functionHeld: string | null;
  province: string | null;
  heldOn: string | null;
  consent: Consent;
  consentOn: string;
  consentWithdrawnOn: string | null;
  attribution: Attribution;
  deleteOn: string;
  /** Its texts were erased on the agreed day. */
  erased: boolean;
};

/** Everything about one source that its reader may see. */
export type SourceDetail = {
  /** Its id for who may propose to erase a passage of it. */
  erasableId: string | null;
  code: string;
  type: SourceType;
  title: string;
  publisher: string | null;
  origin: string | null;
  issuingBody: string | null;
  ministry: string | null;
  issuedByState: boolean;
  inForceCheckedOn: string | null;
  publishedOn: string | null;
  periodFrom: string | null;
  periodTo: string | null;
  language: string | null;
  accessClass: AccessClass;
  reliability: Reliability | null;
  credibility: Credibility | null;
  link: string | null;
  typedLanguage: string;
  receivedAt: string;
  version: number;
  countries: readonly string[];
  interview: SourceInterview | null;
  passages: readonly { id: string; locator: string | null; body: string | null; language: string }[];
  citations: readonly CitedRating[];
  file: FileView | null;
  readers: readonly { userId: string; name: string; isAuthor: boolean }[];
  grantable: readonly { userId: string; name: string }[];
  /** Name of who added it; null outside its teams. */
  author: string | null;
  may: { write: boolean; grant: boolean; seeHistory: boolean };
};

/** One change of a source. */
export type SourceEvent = {
  version: number;
  action: string;
  at: string;
  who: string | null;
  erased: boolean;
};
