/** How a form names one institution: by its code in the register, or in words. Pure, and safe in the browser. */
import type { z } from "zod";
import { optionalText } from "@/lib/core/field-schemas";

const NAME_MAX = 300;

/** The two fields, of which one is filled in. */
export const institutionFields = {
  /** Code of an entry of the register of institutions. */
  institution: optionalText(NAME_MAX),
  /** The name of an institution that the register does not hold. */
  institutionName: optionalText(NAME_MAX),
};

/** An institution as it was sent. */
export type NamedInstitution = { institution: string | null; institutionName: string | null };

/** Refuses a form that names no institution, or two. */
export function requireOneInstitution(
  { institution, institutionName }: NamedInstitution,
  { addIssue }: Pick<z.RefinementCtx, "addIssue">,
): void {
  if ((institution === null) === (institutionName === null))
    addIssue({ code: "custom", path: ["institutionName"], message: "errors.field.one_institution" });
}
