"use client";

import { useTranslations } from "next-intl";
import { useFailureText } from "@/components/forms/failure-text";
import { useFormAction } from "@/components/forms/use-form-action";
import { Button } from "@/components/ui/button";
import { ErrorSummary } from "@/components/ui/error-summary";
import { InputField } from "@/components/ui/field";
import { FileField } from "@/components/ui/file-field";
import { FormActions } from "@/components/ui/form-actions";
import { IntoView } from "@/components/ui/into-view";
import type { ServerAction } from "@/lib/core/action-state";
import type { FileAnswer } from "@/lib/releases/check-schema";
import { CheckAnswer } from "./check-answer";

/** Sends a file or its hash to be checked and says what it is. Works without scripts; nothing is kept. */
export function CheckForm({
  action,
  zone,
  kilobytes,
}: {
  action: ServerAction<FileAnswer>;
  zone: string;
  /** The largest file that is taken. */
  kilobytes: number;
}) {
  const t = useTranslations("releaseCheck");
  const common = useTranslations("common");
  const [state, send, pending] = useFormAction(action);
  const failureText = useFailureText();
  const fields = state.status === "invalid" ? state.fields : {};
  const errors = {
    file:
      fields.file &&
      (fields.file.includes("errors.field.too_long") ? t("tooLarge", { kilobytes }) : t("nothing")),
    sha256: fields.sha256 && t("noHash"),
  };
  const typed = "values" in state ? state.values.sha256 : undefined;
  const listed = [
    ...(errors.file ? [{ fieldId: "check-file", text: errors.file }] : []),
    ...(errors.sha256 ? [{ fieldId: "check-hash", text: errors.sha256 }] : []),
    ...(state.status === "failed" ? [{ text: failureText(state) }] : []),
  ];
  return (
    <form action={send} noValidate>
      <ErrorSummary title={common("errorSummary.title")} errors={listed} />
      {state.status === "done" ? (
        <IntoView answer={state}>
          <CheckAnswer answer={state.value} zone={zone} />
        </IntoView>
      ) : null}
      <FileField
        id="check-file"
        name="file"
        label={t("file")}
        hint={t("fileHint", { kilobytes })}
        error={errors.file}
      />
      <InputField
        key={typeof typed === "string" ? typed : ""}
        id="check-hash"
        name="sha256"
        label={t("hash")}
        hint={t("hashHint")}
        error={errors.sha256}
        defaultValue={typeof typed === "string" ? typed : undefined}
        dir="ltr"
        spellCheck={false}
        autoComplete="off"
      />
      <FormActions>
        <Button kind="primary" aria-disabled={pending || undefined}>
          {t("submit")}
        </Button>
      </FormActions>
    </form>
  );
}
