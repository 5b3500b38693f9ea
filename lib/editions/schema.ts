/** What may be sent about an edition. Pure, and safe in the browser; messages are message keys. */
import { z } from "zod";
import { optionalText, requiredDay, requiredText } from "@/lib/core/field-schemas";
import type { InstrumentProblem } from "@/lib/instruments/problem";

/** Largest instrument file that a page takes, in bytes; a form may hold one million. The command takes larger ones. */
export const EDITION_BYTES_MAX = 900_000;

/** The text of a file as a form carries it: a form makes every end of a line CRLF, and an edition is its exact bytes. */
export function carriedText(text: string): string {
  return text.replace(/[%\r\n]/g, encodeURIComponent);
}

/** The exact text behind what a form carried. */
const carried = z.string().transform((text, context) => {
  try {
    return decodeURIComponent(text);
  } catch {
    context.addIssue({ code: "custom", message: "errors.field.invalid" });
    return z.NEVER;
  }
});

/** An instrument file to check or to publish; `content` is the file that was checked before, as `carriedText`. */
export const addEditionSchema = z
  .object({
    step: z.enum(["check", "publish"]),
    file: z
      .instanceof(File)
      .refine(({ size }) => size <= EDITION_BYTES_MAX, "errors.field.too_long")
      .optional(),
    content: carried.pipe(z.string().max(EDITION_BYTES_MAX, "errors.field.too_long")).optional(),
  })
  .refine(({ file, content }) => (file?.size ?? 0) > 0 || (content ?? "") !== "", {
    message: "errors.field.missing",
    path: ["file"],
  });
export type AddEdition = z.output<typeof addEditionSchema>;

/** CODE@VERSION of an edition. */
export const editionNameSchema = z.string().regex(/^[^@\s]+@[^@\s]+$/, "errors.field.missing");

/** Record who validated an edition and when. */
export const validateEditionSchema = z.object({
  edition: editionNameSchema,
  validatedBy: requiredText(500),
  validatedOn: requiredDay,
  note: optionalText(2_000),
});
export type ValidateEdition = z.output<typeof validateEditionSchema>;

/** What an import of these bytes would do. */
export type EditionPreview =
  | { status: "invalid"; problems: readonly InstrumentProblem[] }
  | {
      status: "new" | "known" | "other_bytes";
      edition: string;
      title: string;
      language: string;
      sha256: string;
      indicatorCount: number;
      nodeCount: number;
    };

/** What a page that takes an instrument file answers: what the file would do, or that it was done. */
export type AddedEdition =
  | {
      step: "check";
      preview: EditionPreview;
      /** As `carriedText`. */
      content: string;
    }
  | { step: "publish"; edition: string; created: boolean };
