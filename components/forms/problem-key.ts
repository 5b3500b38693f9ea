import type { FormField } from "./form-field";

/** The key of a problem in words that fit the kind of field: nothing is filled in where one chooses. */
export function problemKey(key: string, kind: FormField["kind"] | undefined): string {
  if (key !== "errors.field.missing") return key;
  if (kind === "radios" || kind === "select") return "errors.field.not_chosen";
  return kind === "checkboxes" ? "errors.field.none_chosen" : key;
}
