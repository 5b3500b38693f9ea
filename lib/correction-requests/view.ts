import type { CorrectionDecision } from "@/db/enums";

/** A request to correct a release, as its page shows it: no person is named. */
export type CorrectionRequestView = {
  id: string;
  /** Null where it is about the release as a whole. */
  indicator: string | null;
  body: string;
  language: string;
  madeAt: string;
  /** Of a letter, for the team. */
  reference: string | null;
  /** The number under which that letter stands in the correspondence of the assessment, where it does. */
  letter: number | null;
  decision: CorrectionDecision | null;
  reason: string | null;
  reasonLanguage: string | null;
  decidedAt: string | null;
  /** For who may propose to erase a passage of it. */
  erasableId: string | null;
};

export type CorrectionRequests = {
  requests: readonly CorrectionRequestView[];
  may: {
    request: boolean;
    decide: boolean;
    reopen: boolean;
    /** The person does not ask for the State, and so enters a letter. */
    fromLetter: boolean;
  };
};
