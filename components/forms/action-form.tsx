"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useRef } from "react";
import { useTypedWork } from "@/components/leaving/typed-work";
import { Button, type ButtonKind } from "@/components/ui/button";
import { CopyableCode } from "@/components/ui/copyable-code";
import { ErrorSummary, type FieldError } from "@/components/ui/error-summary";
import { FormActions } from "@/components/ui/form-actions";
import { IntoView } from "@/components/ui/into-view";
import { Notice } from "@/components/ui/notice";
import type { ServerAction } from "@/lib/core/action-state";
import { isMessage } from "@/lib/i18n/message-key";
import { useFailureText } from "./failure-text";
import { type FormField, nameInRow, plainFields } from "./form-field";
import { FormFields } from "./form-fields";
import { NoticedTraces } from "./noticed-traces";
import { problemKey } from "./problem-key";
import { useFormAction } from "./use-form-action";

interface ActionFormProps<T, Reason extends string> {
  /** Unique on the page; the fields' ids are `ID-NAME`. */
  id: string;
  action: ServerAction<T, Reason>;
  fields: readonly FormField[];
  /** What the button does. */
  submit: string;
  submitKind?: ButtonKind;
  /** The words of every refusal, and the field that each belongs to where it belongs to one. */
  reasons: Readonly<Record<Reason, string>>;
  reasonFields?: Readonly<Partial<Record<Reason, string>>>;
  /** Said when it was done. */
  done?: string;
  /** The name under which the tab keeps what was typed while one looks at other pages; unique in the product. */
  keptAs?: string;
  /** What stands in place of the form once it was done; brings itself into view. */
  whenDone?: (value: T) => ReactNode;
  /** Where a browser must remember nothing of what is typed. */
  autoComplete?: "off";
  /** Before the button. */
  children?: ReactNode;
  /** Beside the button: other ways to go on. */
  aside?: ReactNode;
}

/** A link that an action made and that is shown this once. */
function linkOf(value: unknown): string | null {
  if (typeof value !== "object" || value === null || !("link" in value)) return null;
  return typeof value.link === "string" ? value.link : null;
}

/** The id of the element in which the page shows what an action made. */
function madeOf(value: unknown): string | undefined {
  if (typeof value !== "object" || value === null || !("made" in value)) return undefined;
  return typeof value.made === "string" ? value.made : undefined;
}

/** Where a mistake about a whole group or list leads: its first field, under the name of the group. */
function firstOf(group: FormField | undefined): { name: string; label: string } | undefined {
  if (group?.kind !== "group" && group?.kind !== "rows") return undefined;
  const [first] = group.fields;
  if (first === undefined) return undefined;
  return {
    name: group.kind === "rows" ? nameInRow(group.name, 0, first.name) : first.name,
    label: group.legend,
  };
}

/**
 * A form whose fields are data and whose server action answers with an `ActionState`. Works without scripts; what
 * was typed stays when the form comes back.
 */
export function ActionForm<T, Reason extends string>({
  id,
  action,
  fields,
  submit,
  submitKind = "primary",
  reasons,
  reasonFields,
  done,
  keptAs,
  whenDone,
  autoComplete,
  children,
  aside,
}: ActionFormProps<T, Reason>) {
  const t = useTranslations();
  const arrived = useRef(false);
  const [state, send, pending] = useFormAction(action, arrived);
  const failureText = useFailureText();
  const textOf = (key: string) => (isMessage(t, key) ? t(key) : t("errors.field.invalid"));
  const inList = (entry: string | undefined, problem: string) =>
    entry === undefined ? problem : t("errors.field.in_list", { entry, problem });
  const errors: (FieldError & { name: string | undefined; label?: string })[] = [];
  if (state.status === "invalid") {
    const shown = plainFields(fields).filter((field) => field.kind !== "hidden");
    for (const [name, keys] of Object.entries(state.fields)) {
      const group = fields.find((one) => (one.kind === "group" || one.kind === "rows") && one.name === name);
      const own = shown.find((one) => one.name === name);
      const field = own ?? firstOf(group);
      const problem = textOf(problemKey(keys[0] ?? "", own?.kind));
      const text = inList(state.entries?.[name], problem);
      errors.push(
        field ? { name, text, label: field.label, fieldId: `${id}-${field.name}` } : { name, text },
      );
    }
    const placeOf = (place: string | undefined) =>
      shown.findIndex((field) => `${id}-${field.name}` === place);
    errors.sort((a, b) => placeOf(a.fieldId) - placeOf(b.fieldId));
  }
  if (state.status === "refused") {
    const name: string | undefined = reasonFields?.[state.reason];
    errors.push({ name, text: inList(state.entry, reasons[state.reason]), fieldId: name && `${id}-${name}` });
  }
  if (state.status === "failed") {
    errors.push({ name: undefined, text: failureText(state) });
  }
  const summary = errors.map(({ fieldId, label, text }) => ({
    fieldId,
    text: label === undefined ? text : t("common.errorSummary.inField", { field: label, problem: text }),
  }));
  const { form, left } = useTypedWork({ cameBack: "values" in state, keptAs, arrived });
  const labelOf = (name: string) => {
    const field = plainFields(fields).find((one) => one.name === name);
    return field === undefined || field.kind === "hidden" ? name : field.label;
  };
  const values = "values" in state ? state.values : state.status === "idle" ? left : null;
  const link = state.status === "done" ? linkOf(state.value) : null;
  const made = state.status === "done" ? madeOf(state.value) : undefined;
  // It was saved, and sent again it would be saved twice.
  if (state.status === "noticed") return <NoticedTraces answer={state} labelOf={labelOf} />;
  if (state.status === "done" && whenDone !== undefined)
    return (
      <>
        <NoticedTraces answer={state} labelOf={labelOf} />
        {whenDone(state.value)}
      </>
    );
  return (
    <form
      ref={form}
      id={id}
      action={send}
      autoComplete={autoComplete}
      noValidate
      data-answered={state.status === "idle" ? undefined : state.status}
    >
      <ErrorSummary title={t("common.errorSummary.title")} errors={summary} />
      <NoticedTraces answer={state} labelOf={labelOf} />
      {/* A new key lets selects and check boxes take up what came back or what stands there now. */}
      <div key={JSON.stringify([values, fields])}>
        <FormFields
          id={id}
          fields={fields}
          errorOf={(name) => errors.find((error) => error.name === name)?.text}
          values={values}
        />
      </div>
      {children}
      <FormActions note={aside}>
        <Button type="submit" kind={submitKind} aria-disabled={pending || undefined}>
          {submit}
        </Button>
      </FormActions>
      {state.status === "done" && done !== undefined ? (
        <IntoView answer={state} made={made}>
          <Notice kind="good" role="status">
            <p>{made === undefined ? done : <a href={`#${made}`}>{done}</a>}</p>
            {link === null ? null : (
              <CopyableCode code={link} copyLabel={t("common.copy")} copiedLabel={t("common.copied")} />
            )}
          </Notice>
        </IntoView>
      ) : null}
    </form>
  );
}
