"use client";

import { useTranslations } from "next-intl";
import { useFailureText } from "@/components/forms/failure-text";
import { useFormAction } from "@/components/forms/use-form-action";
import { Button } from "@/components/ui/button";
import { ErrorSummary } from "@/components/ui/error-summary";
import { FileField } from "@/components/ui/file-field";
import { FormActions } from "@/components/ui/form-actions";
import { Notice } from "@/components/ui/notice";
import type { ServerAction } from "@/lib/core/action-state";
import type { AddedEdition, EditionPreview } from "@/lib/editions/schema";
import { ProblemTable } from "./problem-table";

/** Takes an instrument file, says what it would do, and publishes it. Works without scripts. */
export function EditionForm({
  action,
}: {
  action: ServerAction<AddedEdition, "invalid_file" | "other_bytes">;
}) {
  const t = useTranslations("rounds.instruments");
  const common = useTranslations("common");
  const [state, send, pending] = useFormAction(action);
  const failureText = useFailureText();
  const checked = state.status === "done" && state.value.step === "check" ? state.value : null;
  const published = state.status === "done" && state.value.step === "publish" ? state.value : null;
  const fileError =
    state.status === "invalid"
      ? t(state.fields.file?.includes("errors.field.too_long") ? "tooLong" : "noFile")
      : undefined;
  const listed = [
    ...(fileError === undefined ? [] : [{ fieldId: "edition-file", text: fileError }]),
    ...(state.status === "refused" ? [{ fieldId: "edition-file", text: t(`refusals.${state.reason}`) }] : []),
    ...(state.status === "failed" ? [{ text: failureText(state) }] : []),
  ];
  return (
    <form action={send}>
      <ErrorSummary title={common("errorSummary.title")} errors={listed} />
      {published === null ? null : (
        <Notice kind="good" role="status">
          <p>
            <bdi>{published.edition}</bdi>: {t(published.created ? "published" : "publishedBefore")}
          </p>
        </Notice>
      )}
      {checked === null ? null : <EditionPreviewView preview={checked.preview} />}
      {checked !== null && checked.preview.status === "new" ? (
        <>
          <input type="hidden" name="content" value={checked.content} />
          <FormActions>
            <Button name="step" value="publish" kind="primary" aria-disabled={pending || undefined}>
              {t("publish")}
            </Button>
          </FormActions>
        </>
      ) : null}
      <FileField
        id="edition-file"
        name="file"
        accept="application/json,.json"
        label={t("file")}
        hint={t("importLead")}
        error={fileError}
      />
      <FormActions>
        <Button name="step" value="check" aria-disabled={pending || undefined}>
          {t("check")}
        </Button>
      </FormActions>
    </form>
  );
}

function EditionPreviewView({ preview }: { preview: EditionPreview }) {
  const t = useTranslations("rounds.instruments");
  if (preview.status === "invalid") {
    return (
      <ProblemTable
        problems={preview.problems}
        caption={t("problemsTitle", { count: preview.problems.length })}
      />
    );
  }
  return (
    <Notice
      kind={preview.status === "other_bytes" ? "danger" : "information"}
      title={t("previewTitle")}
      role="status"
    >
      <p>
        <bdi>{preview.edition}</bdi> · <bdi lang={preview.language}>{preview.title}</bdi> ·{" "}
        {t("counts", { indicators: preview.indicatorCount, nodes: preview.nodeCount })}
      </p>
      <p>{t(`status.${preview.status}`)}</p>
      <p>
        {t("hash")}: <code>{preview.sha256}</code>
      </p>
    </Notice>
  );
}
