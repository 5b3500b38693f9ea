/** Reads the evidence part of a rating's JSON in the browser: what does not have the expected form is refused. Pure. */
import { z } from "zod/mini";
import {
  ACCESS_CLASSES,
  CITATION_SHOWS,
  CITATION_STANCES,
  CONFIDENCES,
  CREDIBILITIES,
  RELIABILITIES,
  SOURCE_TYPES,
} from "@/db/enums";
import type { CitationView, ConfidenceView } from "./evidence";

const source = z.discriminatedUnion("visible", [
  z.object({
    visible: z.literal(true),
    code: z.string(),
    title: z.string(),
    type: z.enum(SOURCE_TYPES),
    publishedOn: z.nullable(z.string()),
    accessClass: z.enum(ACCESS_CLASSES),
    reliability: z.nullable(z.enum(RELIABILITIES)),
    credibility: z.nullable(z.enum(CREDIBILITIES)),
    consentWithdrawn: z.boolean(),
    passage: z.object({
      id: z.string(),
      locator: z.nullable(z.string()),
      body: z.nullable(z.string()),
      language: z.string(),
    }),
  }),
  z.object({
    visible: z.literal(false),
    type: z.enum(SOURCE_TYPES),
    year: z.nullable(z.string()),
    opening: z.nullable(z.string()),
  }),
]);

/** The confidence and citations of a rating, as they stand beside its fields. */
export const evidenceShape = {
  confidence: z.nullable(
    z.object({
      computed: z.enum(CONFIDENCES),
      effective: z.enum(CONFIDENCES),
      reasons: z.array(
        z.object({ code: z.string(), parameters: z.record(z.string(), z.union([z.string(), z.number()])) }),
      ),
      stated: z.nullable(z.string()),
      supported: z.object({ shows: z.array(z.enum(CITATION_SHOWS)), notIssuedByState: z.number() }),
    }),
  ),
  citations: z.array(
    z.object({ id: z.string(), shows: z.enum(CITATION_SHOWS), stance: z.enum(CITATION_STANCES), source }),
  ),
};

const evidenceSchema = z.object({ rating: z.object(evidenceShape) });

export type Evidence = { confidence: ConfidenceView | null; citations: readonly CitationView[] };

/** The confidence and citations in the answer of `GET …/ratings/INDICATOR/KIND`. Throws where it is something else. */
export function evidenceOfAnswer(body: unknown): Evidence {
  return z.parse(evidenceSchema, body).rating;
}
