import type { Choice } from "@/components/ui/choice-option";
import type { TypedValues } from "@/lib/core/action-state";

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
  | { kind: "group"; name: string; legend: string; hint?: string; fields: readonly FormField[] }
  | RowsField;

/** Rows of one kind in an order, sent as `NAME.INDEX.FIELD`. */
export type RowsField = {
  kind: "rows";
  name: string;
  /** What the rows are, such as "Legs". */
  legend: string;
  /** What one row is, such as "Leg"; with its number it is the legend of the row. */
  one: string;
  /** What the button says that adds one. */
  add: string;
  /** The fields of a row, each by its own name. */
  fields: readonly PlainField[];
  /** What the rows hold at the start, each by the names of its fields. */
  rows: readonly TypedValues[];
  max: number;
  /** Fields of a new row that begin with what stands in a field of the row before. */
  continues?: Readonly<Record<string, string>>;
};

/** A field that takes a value itself. */
export type PlainField = Exclude<FormField, { kind: "group" | "rows" }>;

/** The name under which a field of a row is sent. */
export function nameInRow(rows: string, index: number, field: string): string {
  return `${rows}.${index}.${field}`;
}

/** The fields of a form that take values, those of its groups and possible rows among them. */
export function plainFields(fields: readonly FormField[]): readonly PlainField[] {
  return fields.flatMap((field) => {
    if (field.kind === "group") return plainFields(field.fields);
    if (field.kind !== "rows") return [field];
    return Array.from({ length: field.max }, (_, index) =>
      field.fields.map((one) => ({ ...one, name: nameInRow(field.name, index, one.name) })),
    ).flat();
  });
}

/** Values that a form sends along unseen. */
export function hiddenFields(values: Readonly<Record<string, string>>): FormField[] {
  return Object.entries(values).map(([name, value]) => ({ kind: "hidden", name, value }));
}

/** Which assessment a form is about. */
export function placeFields({ round, iso3 }: { round: string; iso3: string }): FormField[] {
  return hiddenFields({ round, iso3 });
}
