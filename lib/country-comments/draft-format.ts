/**
 * The format `gpat-draft/1` of a draft as it is sent to the State: what a release would say, without the figures that are
 * still provisional. Pure.
 */
import { z } from "zod";
import { COUNTRY_DRAFT_KINDS } from "@/db/enums";
import { AppError } from "@/lib/core/errors";
import { type ReleaseDocument, type ReleaseNode, releaseOneSchema } from "@/lib/releases/format";

/** Coverage of a domain in which nothing is missing. */
const COMPLETE = "1";

export const draftSchema = releaseOneSchema
  .omit({
    format: true,
    code: true,
    number: true,
    publishedAt: true,
    statements: true,
    corrigendum: true,
    countryComments: true,
    audit: true,
  })
  .extend({
    format: z.literal("gpat-draft/1"),
    number: z.int().min(1),
    kind: z.enum(COUNTRY_DRAFT_KINDS),
    sentAt: z.iso.datetime(),
    dueOn: z.iso.date().describe("The last day to comment when it was sent."),
    unpublishedSources: z.string(),
    changed: z
      .array(z.string())
      .describe(
        "Indicators whose answer, sources or confidence differ from the draft before it; none in a whole draft.",
      ),
  });
export type DraftDocument = z.output<typeof draftSchema>;

export type DraftPlace = Pick<DraftDocument, "number" | "kind" | "sentAt" | "dueOn" | "changed">;

/** A figure that more answers would move is provisional; a domain has no status of its own. */
function isSettled({ status, coverage }: ReleaseNode): boolean {
  return status === null ? coverage?.exact === COMPLETE : status === "final";
}

/** A draft of what a release would say now. A figure that is provisional is left out whole. */
export function draftOf(release: ReleaseDocument, place: DraftPlace): DraftDocument {
  const {
    format: _format,
    code: _code,
    number: _number,
    publishedAt: _publishedAt,
    statements,
    corrigendum: _corrigendum,
    countryComments: _countryComments,
    selfAssessment: _selfAssessment,
    audit: _audit,
    ...content
  } = release;
  return {
    ...content,
    ...place,
    format: "gpat-draft/1",
    unpublishedSources: statements.unpublishedSources,
    capability: content.capability.filter(isSettled),
  };
}

/** The document in the text of a draft. Throws INTERNAL where it does not fit its format. */
export function parseDraft(text: string): DraftDocument {
  const parsed = draftSchema.safeParse(JSON.parse(text));
  if (!parsed.success)
    throw new AppError("INTERNAL", `a stored draft does not fit its format: ${parsed.error}`);
  return parsed.data;
}
