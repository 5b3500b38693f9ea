import type { ComponentProps, ReactNode } from "react";
import { type Choice, ChoiceOption } from "./choice-option";
import { classNames } from "./class-names";
import styles from "./field.module.css";
import { describedBy, FieldNotes, type FieldProps } from "./field-frame";

interface GroupProps extends Omit<FieldProps, "label"> {
  /** The question that the choices answer. */
  legend: ReactNode;
  name: string;
  choices: readonly Choice[];
  layout?: "stacked" | "inline" | "columns";
  /** Given to every input: `disabled`, `onChange`… */
  input?: Omit<ComponentProps<"input">, "id" | "name" | "value" | "type">;
  /** Further fields that belong to the question, after the choices. */
  children?: ReactNode;
}

/** The id of the choice at a position; the first is `ID`, where an error summary links to. */
function choiceId(id: string, index: number): string {
  return index === 0 ? id : `${id}-${index + 1}`;
}

function ChoiceGroup({
  id,
  legend,
  hint,
  error,
  optional,
  name,
  choices,
  layout = "stacked",
  input,
  children,
  type,
  isChosen,
}: GroupProps & { type: "radio" | "checkbox"; isChosen: ((value: string) => boolean) | undefined }) {
  const look = classNames(
    layout === "inline" ? styles.inline : styles.options,
    layout === "columns" && styles.columns,
  );
  const groups = Map.groupBy(choices, ({ group }) => group ?? "");
  const option = (choice: Choice) => {
    const { value, label, description, disabled } = choice;
    return (
      <ChoiceOption
        {...input}
        {...(disabled === undefined ? {} : { disabled })}
        {...(isChosen === undefined ? {} : { defaultChecked: isChosen(value) })}
        key={value}
        id={choiceId(id, choices.indexOf(choice))}
        type={type}
        name={name}
        value={value}
        label={label}
        description={description}
      />
    );
  };
  return (
    <fieldset
      className={styles.group}
      aria-describedby={describedBy({ id, hint, error })}
      data-invalid={error ? "" : undefined}
    >
      <legend className={styles.legend}>
        {legend}
        {optional ? <span className={styles.optional}> ({optional})</span> : null}
      </legend>
      <FieldNotes id={id} hint={hint} error={error} />
      {[...groups].map(([group, own]) =>
        group === "" ? (
          <div key={group} className={look}>
            {own.map(option)}
          </div>
        ) : (
          <fieldset key={group} className={styles.subgroup}>
            <legend className={styles.subgroupName} dir="auto">
              {group}
            </legend>
            <div className={look}>{own.map(option)}</div>
          </fieldset>
        ),
      )}
      {children}
    </fieldset>
  );
}

/** One of several, each with its descriptor; `chosen` is the value at the start, nothing is chosen without it. */
export function RadioGroup({ chosen, ...group }: GroupProps & { chosen?: string | null | undefined }) {
  return (
    <ChoiceGroup
      {...group}
      type="radio"
      isChosen={chosen === undefined ? undefined : (value) => value === chosen}
    />
  );
}

/** Any of several; `chosen` are the values at the start. */
export function CheckboxGroup({ chosen, ...group }: GroupProps & { chosen?: readonly string[] | undefined }) {
  return (
    <ChoiceGroup
      {...group}
      type="checkbox"
      isChosen={chosen === undefined ? undefined : (value) => chosen.includes(value)}
    />
  );
}
