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
  hidden: readonly {
    key: string;
    type: SourceType;
    year: string | null;
    /** The key under which the reader may open it in an emergency. */
    opening: string | null;
  }[];
  /** Whether some ratings of the country are open to the reader; else no number of ratings says anything. */
  readsRatings: boolean;
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

/** A source beside its redacted versions, or the other way round. */
export type SourceVersion = { code: string; title: string; accessClass: AccessClass };

/** Somebody opened a confidential source in an emergency. */
export type SourceOpening = {
  id: string;
  who: string;
  reason: string;
  openedAt: string;
  /** When it ends, or ended. */
  until: string;
  isOpen: boolean;
  /** Its author ended it before its time. */
  wasEnded: boolean;
  /** The reader opened it. */
  isOwn: boolean;
};

/** Somebody tried to open a confidential source again before the days between were over. */
export type RefusedOpening = { id: string; who: string; reason: string; at: string };

/** What may be said of a confidential source to who may open it in an emergency. */
export type ClosedSource = {
  key: string;
  type: SourceType;
  year: string | null;
  /** The assessment by which the reader answers for it. */
  round: string;
  iso3: string;
  /** From when the reader may open it, who opened it before; null where that is now. */
  againFrom: string | null;
  /** Who opened it of late, the newest first, without the reasons: those are for its readers. */
  openedLately: readonly { id: string; who: string; openedAt: string }[];
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
  /** Null where no rating of its countries is open to the reader. */
  citations: readonly CitedRating[] | null;
  file: FileView | null;
  readers: readonly { userId: string; name: string; isAuthor: boolean }[];
  grantable: readonly { userId: string; name: string }[];
  /** The source that this one is a redacted version of, where the reader may read that one. */
  original: SourceVersion | null;
  /** Its redacted versions. */
  twins: readonly SourceVersion[];
  openings: readonly SourceOpening[];
  refusedOpenings: readonly RefusedOpening[];
  /** Name of who added it; null outside its teams. */
  author: string | null;
  /** `extend`: give it passages and a file; not once consent to it has ended. */
  may: { write: boolean; extend: boolean; grant: boolean; twin: boolean; seeHistory: boolean };
};

/** A passage that two people erased from a source: when, who and why. */
export type SourceErasure = {
  id: string;
  at: string;
  proposedBy: string;
  confirmedBy: string;
  reason: string;
};

/** One change of a source. */
export type SourceEvent = {
  version: number;
  action: string;
  at: string;
  who: string | null;
  erased: boolean;
};
