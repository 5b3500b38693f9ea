/** What a page says of where it is looked at, and what it asks to follow. Pure, and safe in the browser. */
import { z } from "zod";
import { PRESENCE_VIEWS } from "@/db/enums";
import type { IndicatorWords } from "@/lib/ratings/card-view";
import type { RatingView } from "@/lib/ratings/schema";
import type { PersonHere } from "./rules";

const CODE_MAX = 32;

/** Where the page is that somebody looks at. */
export const presenceSchema = z.strictObject({
  view: z.enum(PRESENCE_VIEWS),
  domain: z.string().max(CODE_MAX),
  indicator: z.string().max(CODE_MAX).nullable(),
});
export type SaidPresence = z.output<typeof presenceSchema>;

/** Which domain is followed; `words=1` asks for the words of its cards too, which never change. */
export const followQuerySchema = z.object({
  /** What is no code names no domain, so that a hidden assessment answers like an absent one. */
  domain: z.string().max(CODE_MAX).catch(""),
  words: z.literal("1").optional().catch(undefined),
});
export type FollowQuery = z.output<typeof followQuerySchema>;

/** Who is here, and when that was so (ISO 8601). */
export type Present = { asOf: string; people: readonly PersonHere[] };

/** What is saved of one domain, and who is here. */
export type Followed = Present & {
  domain: string;
  ratings: readonly RatingView[];
  words?: readonly IndicatorWords[];
};
