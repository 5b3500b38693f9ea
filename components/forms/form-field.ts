import type { Choice } from "@/components/ui/choice-option";

type Texts = { name: string; label: string; hint?: string };
type Typed = Texts & {
  value?: string | undefined;
  /** The word that says so beside the label. */
  optional?: string;
  maxLength?: number;
  /** Whether a note says where the text may tell who a person is; a textarea has it unless told otherwise. */
  isWatched?: boolean;
};

/** One choice of a list. */
export type SelectOption = { value: string; label: string };

/** One field of a form, as plain data that a page hands to a form. */
export type FormField =
  | { kind: "hidden"; name: string; value: string }
  | (Typed & { kind: "text"; autoComplete?: string; width?: "full" | "short"; readOnly?: boolean })
  | (Typed & { kind: "email"; autoComplete?: string })
  | (Texts & { kind: "passphrase"; autoComplete: "current-password" | "new-password" })
  | (Typed & { kind: "textarea" })
  | (Texts & {
      kind: "select";
      options: readonly SelectOption[];
      /** Further choices under headings, behind the options. */
      groups?: readonly { label: string; options: readonly SelectOption[] }[];
      value?: string | undefined;
      /** The text of the choice that chooses nothing. */
      empty?: string;
    })
  | (Texts & { kind: "checkboxes"; options: readonly Choice[]; value?: readonly string[] })
  | (Texts & { kind: "radios"; options: readonly Choice[]; value?: string | undefined })
  | (Texts & { kind: "checkbox"; value: string; checked?: boolean })
  /** Fields that belong together, under one legend. */
  | { kind: "group"; name: string; legend: string; hint?: string; fields: readonly FormField[] };

/** A field that takes a value itself. */
export type PlainField = Exclude<FormField, { kind: "group" }>;

/** The fields of a form that take values, those of its groups among them. */
export function plainFields(fields: readonly FormField[]): readonly PlainField[] {
  return fields.flatMap((field) => (field.kind === "group" ? plainFields(field.fields) : [field]));
}
