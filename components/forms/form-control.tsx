import { Checkbox } from "@/components/ui/checkbox";
import { CheckboxGroup, RadioGroup } from "@/components/ui/choice-group";
import { InputField, SelectField, TextareaField } from "@/components/ui/field";
import type { TypedValues } from "@/lib/core/action-state";
import type { PlainField, SelectOption } from "./form-field";
import { FreeInput, FreeTextarea } from "./free-text-field";

/** More boxes than these stand side by side where the page is wide enough. */
const CHOICES_IN_ONE_COLUMN = 6;

function typedText(values: TypedValues | null, name: string): string | undefined {
  const value = values?.[name];
  return typeof value === "string" ? value : undefined;
}

function typedList(values: TypedValues | null, name: string): readonly string[] | undefined {
  if (values === null) return undefined;
  const value = values[name];
  return value === undefined ? [] : typeof value === "string" ? [value] : value;
}

function Options({ options }: { options: readonly SelectOption[] }) {
  return options.map(({ value, label }) => (
    <option key={value} value={value}>
      {label}
    </option>
  ));
}

/** One field with what was typed before the form came back, else with its value at the start. */
export function FormControl({
  field,
  id,
  error,
  values,
}: {
  field: PlainField;
  id: string;
  error: string | undefined;
  /** Null until the form came back. */
  values: TypedValues | null;
}) {
  if (field.kind === "hidden") return <input type="hidden" name={field.name} value={field.value} />;
  const { name, label, hint } = field;
  const common = { id, name, label, hint, error };
  switch (field.kind) {
    case "passphrase":
      return (
        <InputField
          {...common}
          type="password"
          autoComplete={field.autoComplete}
          autoCapitalize="none"
          spellCheck={false}
        />
      );
    case "select":
      return (
        <SelectField {...common} defaultValue={typedText(values, name) ?? field.value ?? ""}>
          {field.empty === undefined ? null : <option value="">{field.empty}</option>}
          <Options options={field.options} />
          {field.groups?.map((group) => (
            <optgroup key={group.label} label={group.label}>
              <Options options={group.options} />
            </optgroup>
          ))}
        </SelectField>
      );
    case "checkboxes":
      return (
        <CheckboxGroup
          {...{ id, name, hint, error }}
          legend={label}
          choices={field.options}
          layout={field.options.length > CHOICES_IN_ONE_COLUMN ? "columns" : "stacked"}
          chosen={typedList(values, name) ?? field.value ?? []}
        />
      );
    case "radios":
      return (
        <RadioGroup
          {...{ id, name, hint, error }}
          legend={label}
          choices={field.options}
          chosen={typedText(values, name) ?? field.value}
        />
      );
    case "checkbox":
      return (
        <Checkbox
          {...common}
          value={field.value}
          defaultChecked={values === null ? field.checked === true : typedText(values, name) === field.value}
        />
      );
    case "textarea": {
      const Textarea = field.isWatched === false ? TextareaField : FreeTextarea;
      return (
        <Textarea
          {...common}
          optional={field.optional}
          maxLength={field.maxLength}
          defaultValue={typedText(values, name) ?? field.value}
        />
      );
    }
    default: {
      const Input = field.isWatched === true ? FreeInput : InputField;
      return (
        <Input
          {...common}
          type={field.kind}
          optional={field.optional}
          maxLength={field.maxLength}
          autoComplete={field.autoComplete}
          {...(field.kind === "text" ? { width: field.width ?? "full", readOnly: field.readOnly } : {})}
          {...(field.kind === "email" ? { dir: "ltr", spellCheck: false, autoCapitalize: "none" } : {})}
          defaultValue={typedText(values, name) ?? field.value}
        />
      );
    }
  }
}
