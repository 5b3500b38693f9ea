"use client";

import { useTranslations } from "next-intl";
import { useFailureText } from "@/components/forms/failure-text";
import type { FormField } from "@/components/forms/form-field";
import { FormFields } from "@/components/forms/form-fields";
import { languageField } from "@/components/forms/language-field";
import { NoticedTraces } from "@/components/forms/noticed-traces";
import { useFormAction } from "@/components/forms/use-form-action";
import { useTypedWork } from "@/components/leaving/typed-work";
import { Button } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { ErrorSummary, type FieldError } from "@/components/ui/error-summary";
import { FormActions } from "@/components/ui/form-actions";
import { Notice } from "@/components/ui/notice";
import type { ReceiptAnswer } from "@/lib/contributions/receipt";
import { CONTRIBUTION_TEXT_MAX } from "@/lib/contributions/rules";
import type { ServerAction, TypedValues } from "@/lib/core/action-state";
import type { Locale } from "@/lib/i18n/locales";
import { isMessage } from "@/lib/i18n/message-key";
import { AddFile } from "./add-file";
import styles from "./contribution.module.css";
import { ReceiptFacts } from "./receipt-facts";

type Reason = "unknown" | "no_more";

/** Where a code is entered and what can be done with it. The code travels in forms only, never in an address. */
export function ReceiptDesk({
  action,
  locale,
}: {
  action: ServerAction<ReceiptAnswer, Reason>;
  locale: Locale;
}) {
  const t = useTranslations("contribute");
  const all = useTranslations();
  const [state, send, pending] = useFormAction(action);
  const failureText = useFailureText();
  const answer = state.status === "done" ? state.value : null;
  const values = "values" in state ? state.values : null;
  const step = typeof values?.step === "string" ? values.step : "look";
  const problemOf = (key: string) => (isMessage(all, key) ? all(key) : all("errors.field.invalid"));
  const errors: (FieldError & { name?: string })[] = [];
  if (state.status === "invalid") {
    for (const [name, keys] of Object.entries(state.fields))
      errors.push({ name, fieldId: `receipt-${name}`, text: problemOf(keys[0] ?? "") });
  }
  if (state.status === "refused") {
    const text = t(state.reason === "unknown" ? "receipt.unknown" : "receipt.noMore");
    errors.push({ name: "code", fieldId: "receipt-code", text });
  }
  if (state.status === "failed") errors.push({ text: failureText(state) });
  const errorOf = (name: string) => errors.find((error) => error.name === name)?.text;
  return (
    <>
      <ErrorSummary title={all("common.errorSummary.title")} errors={errors} />
      <NoticedTraces answer={state} labelOf={() => t("receipt.addBody")} />
      {answer === null ? (
        <StepForm
          step={step}
          send={send}
          pending={pending}
          fields={[codeField(t), ...fieldsOf(step, t, locale)]}
          submit={submitOf(step, t)}
          errorOf={errorOf}
          values={values}
        />
      ) : (
        <Opened answer={answer} locale={locale} send={send} pending={pending} />
      )}
    </>
  );
}

type Words = ReturnType<typeof useTranslations<"contribute">>;

const codeField = (t: Words): FormField => ({
  kind: "text",
  name: "code",
  label: t("receipt.code"),
  hint: t("receipt.codeHint"),
  autoComplete: "off",
  width: "short",
});

/** What a step asks for besides the code. */
function fieldsOf(step: string, t: Words, locale: Locale): FormField[] {
  if (step === "add")
    return [
      {
        kind: "textarea",
        name: "body",
        label: t("receipt.addBody"),
        maxLength: CONTRIBUTION_TEXT_MAX,
      },
      languageField(t("fields.language"), locale),
    ];
  if (step === "withdraw")
    return [{ kind: "checkbox", name: "confirmed", value: "on", label: t("receipt.withdrawConfirm") }];
  return [];
}

function submitOf(step: string, t: Words): string {
  if (step === "add") return t("receipt.addSubmit");
  return step === "withdraw" ? t("receipt.withdraw") : t("receipt.look");
}

function StepForm({
  step,
  send,
  pending,
  fields,
  submit,
  errorOf = () => undefined,
  values = null,
}: {
  step: string;
  send: (form: FormData) => void;
  pending: boolean;
  fields: readonly FormField[];
  submit: string;
  errorOf?: (name: string) => string | undefined;
  values?: TypedValues | null;
}) {
  const { form } = useTypedWork({ cameBack: false });
  return (
    <form ref={form} action={send} noValidate autoComplete="off">
      <input type="hidden" name="step" value={step} />
      <FormFields id="receipt" fields={fields} errorOf={errorOf} values={values} />
      <FormActions>
        <Button
          type="submit"
          kind={step === "withdraw" ? "danger" : step === "add" ? "secondary" : "primary"}
          aria-disabled={pending || undefined}
        >
          {submit}
        </Button>
      </FormActions>
    </form>
  );
}

/** What the code opened. */
function Opened({
  answer: { step, code, view, ticket },
  locale,
  send,
  pending,
}: {
  answer: ReceiptAnswer;
  locale: Locale;
  send: (form: FormData) => void;
  pending: boolean;
}) {
  const t = useTranslations("contribute");
  const hidden: FormField = { kind: "hidden", name: "code", value: code };
  const form = (which: "add" | "withdraw") => (
    <StepForm
      step={which}
      send={send}
      pending={pending}
      fields={[hidden, ...fieldsOf(which, t, locale)]}
      submit={submitOf(which, t)}
    />
  );
  return (
    <section aria-label={t("receipt.state")}>
      {step === "look" ? null : (
        <Notice kind="good" role="status">
          <p>{t(step === "add" ? "receipt.added" : "receipt.withdrawn")}</p>
        </Notice>
      )}
      <ReceiptFacts view={view} />
      <div className={styles.steps} data-print="hide">
        {view.mayAdd ? (
          <Disclosure summary={t("receipt.add")} look="boxed">
            {form("add")}
          </Disclosure>
        ) : null}
        {ticket === null ? null : (
          <Disclosure summary={t("receipt.fileTitle")} look="boxed">
            <AddFile ticket={ticket} />
          </Disclosure>
        )}
        {view.withdrawnOn === null ? (
          <Disclosure summary={t("receipt.withdrawTitle")} look="boxed">
            <p>{t("receipt.withdrawLead")}</p>
            {form("withdraw")}
          </Disclosure>
        ) : null}
        <p>
          <a href={`/${locale}/contribute/receipt`}>{t("receipt.another")}</a>
        </p>
      </div>
    </section>
  );
}
