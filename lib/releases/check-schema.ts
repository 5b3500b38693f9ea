/** What may be sent to have a file checked, and what is answered. Pure, and safe in the browser; messages are message keys. */
import { z } from "zod";
import type { ReleaseProblem } from "./check";

/** The largest file that the page takes, in bytes; a form may hold one million. Of a larger one the hash can be typed. */
export const CHECKED_BYTES_MAX = 900_000;

/** A file, or the hash of one. */
export const checkFileSchema = z
  .object({
    file: z
      .instanceof(File)
      .refine(({ size }) => size <= CHECKED_BYTES_MAX, "errors.field.too_long")
      .optional(),
    sha256: z
      .string()
      .trim()
      .toLowerCase()
      .regex(/^([0-9a-f]{64})?$/, "errors.field.invalid")
      .optional(),
  })
  .refine(({ file, sha256 }) => (file?.size ?? 0) > 0 || (sha256 ?? "") !== "", {
    message: "errors.field.missing",
    path: ["file"],
  });
export type CheckFile = z.output<typeof checkFileSchema>;

/** The release that a file is, or says that it is. */
type Named = { code: string; publishedAt: string; isInForce: boolean };

/** What a file is. */
export type FileAnswer = { sha256: string } & (
  | { kind: "release"; release: Named }
  | { kind: "changed"; release: Named; problems: readonly ReleaseProblem[] }
  | ({ kind: "data" } & DataAnswer)
  | { kind: "unknown"; problems: readonly ReleaseProblem[] }
);

/** A file of a data package, or a whole one, held against the releases that it names. */
export type DataAnswer = {
  /** Codes of the releases that its data are of. */
  codes: readonly string[];
  /** Files that hold what the releases say. */
  same: readonly string[];
  /** Files that hold something else. */
  different: readonly string[];
  /** Files of data that a whole package would hold beside these. */
  missing: readonly string[];
  /** Files that go with the data and are not held against anything, such as README. */
  unchecked: readonly string[];
};
