/** An indicator as a release or a draft tells it. */
import type { ReleaseDocument } from "@/lib/releases/format";

export type ReleasedIndicator = ReleaseDocument["indicators"][number];

/** A rated indicator of capability without citations, but for what is given. */
export const releasedIndicator = (
  code: string,
  values: Partial<ReleasedIndicator> = {},
): ReleasedIndicator => ({
  code,
  title: code,
  domain: "G2",
  construct: "capability",
  state: "rated",
  level: 2,
  word: "partly",
  sentence: "It exists in part.",
  reason: null,
  notApplicableReason: null,
  rationale: "Read in the law.",
  language: "en",
  confidence: "high",
  citations: [],
  ...values,
});
