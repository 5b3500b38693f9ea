import { z } from "zod";
import { SAVED_VIEW_PAGES } from "@/db/enums";
import { requiredText } from "@/lib/core/field-schemas";

export const NAME_MAX = 80;
const QUERY_MAX = 2000;

const ticked = z
  .literal("1")
  .optional()
  .transform((value) => value !== undefined);

export const saveViewInput = z.object({
  page: z.enum(SAVED_VIEW_PAGES),
  place: z.string().min(1).max(60),
  query: z.string().max(QUERY_MAX),
  name: requiredText(NAME_MAX),
  shared: ticked,
});
export type SaveViewInput = z.output<typeof saveViewInput>;

const version = z.coerce.number().int().positive();

export const changeViewInput = z.object({
  id: z.uuid(),
  version,
  name: requiredText(NAME_MAX),
  shared: ticked,
});
export type ChangeViewInput = z.output<typeof changeViewInput>;

export const deleteViewInput = z.object({ id: z.uuid(), version });
export type DeleteViewInput = z.output<typeof deleteViewInput>;

/** Why a view is not kept. */
export const VIEW_REFUSALS = [
  "name_taken",
  "too_many",
  "not_shared",
  "names_team",
  "changed_meanwhile",
] as const;
export type ViewRefusal = (typeof VIEW_REFUSALS)[number];

/** So many views a person may keep. */
export const VIEWS_MAX = 200;

/** A saved view as a page lists it. */
export type SavedView = {
  readonly id: string;
  readonly name: string;
  readonly page: z.output<typeof saveViewInput>["page"];
  readonly place: string;
  readonly query: string;
  readonly isOwn: boolean;
  readonly isShared: boolean;
  readonly version: number;
};
