import { z } from "zod";
import { CITATION_SHOWS, CITATION_STANCES } from "@/db/enums";
import { addPassageSchema } from "@/lib/sources/schema";

const existing = z.object({
  passageId: z.uuid(),
  round: z.string().min(1),
  iso3: z.string().regex(/^[A-Z]{3}$/),
  indicators: z
    .string()
    .min(1)
    .transform((code) => [code]),
  shows: z.enum(CITATION_SHOWS),
  stance: z.enum(CITATION_STANCES),
});

/** What a card sends to cite a source: a passage that exists, or a new one where `passageId` is empty. */
export const citeSourceSchema = z.union([
  existing.transform((input) => ({ kind: "existing" as const, input })),
  z
    .looseObject({ passageId: z.literal("").optional() })
    .pipe(addPassageSchema)
    .transform((input) => ({ kind: "new" as const, input })),
]);
export type CiteSource = z.output<typeof citeSourceSchema>;
