"use client";

import { useTranslations } from "next-intl";
import { useFailureText } from "@/components/forms/failure-text";
import { useFormAction } from "@/components/forms/use-form-action";
import { AnchorButton, Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { ErrorSummary, type FieldError } from "@/components/ui/error-summary";
import { FormActions } from "@/components/ui/form-actions";
import type { AssessmentState } from "@/db/enums";
import { type Preview, type PreviewProofs, unopened } from "@/lib/assessments/previews";
import type { ServerAction } from "@/lib/core/action-state";
import { PreviewLinks } from "./preview-links";

type Refusal =
  | "changed_meanwhile"
  | "wrong_state"
  | "reason_missing"
  | "preview_not_seen"
  | "corrigendum_missing"
  | "unmet";
/** Where the list of what is missing stands on the page. */
export const MISSING_ID = "missing";
const TICK = "previewSeen";

/**
 * Submits an assessment for review, after the person has seen it as the State and as a reader will. While something is
 * missing, the way to the list of it stands in place of the button.
 */
export function SubmitForm({
  place,
  version,
  missing,
  proofs,
  opened,
  submit,
}: {
  place: { round: string; iso3: string };
  version: number;
  /** How much the list of the page holds. */
  missing: number;
  /** What tells that the person opened the previews, and which of them count. */
  proofs: PreviewProofs;
  opened: Readonly<Record<Preview, boolean>>;
  submit: ServerAction<{ state: AssessmentState; release: string | null }, Refusal>;
}) {
  const t = useTranslations();
  const [answer, action] = useFormAction(submit);
  const failureText = useFailureText();
  const base = `/rounds/${place.round}/${place.iso3}`;
  if (answer.status === "done") return <p role="status">{t("rating.submit.submitted")}</p>;
  const ticked = "values" in answer && TICK in answer.values;
  const notTicked =
    answer.status === "refused" &&
    (answer.reason === "preview_not_seen" || (answer.reason === "unmet" && !ticked));
  const toOpen = unopened(opened);
  // A page that was not opened is no fault of the box.
  const tickError = notTicked && toOpen === null ? t("rating.submit.refusal.preview_not_seen") : undefined;
  const errors: FieldError[] = [];
  if (answer.status === "refused") {
    if (tickError !== undefined) errors.push({ fieldId: TICK, text: tickError });
    else if (notTicked && toOpen !== null) errors.push({ text: t(`rating.submit.unopened.${toOpen}`) });
    if (missing > 0)
      errors.push({ fieldId: MISSING_ID, text: t("rating.submit.missing", { count: missing }) });
    if (answer.reason !== "unmet" && answer.reason !== "preview_not_seen")
      errors.push({ text: t(`rating.submit.refusal.${answer.reason}`) });
    else if (errors.length === 0) errors.push({ text: t("rating.submit.refusal.unmet") });
  }
  if (answer.status === "failed") {
    errors.push({ text: failureText(answer) });
  }
  if (answer.status === "invalid") errors.push({ text: t("errors.INVALID") });
  return (
    <form action={action}>
      <ErrorSummary title={t("common.errorSummary.title")} errors={errors} />
      {Object.entries({ ...place, ...proofs, transition: "submit", version: String(version) }).map(
        ([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ),
      )}
      <PreviewLinks base={base} proofs={proofs} opened={opened} />
      {missing > 0 ? (
        <FormActions>
          <AnchorButton kind="primary" href={`#${MISSING_ID}`}>
            {t("rating.submit.missing", { count: missing })}
          </AnchorButton>
        </FormActions>
      ) : (
        <>
          {/* A new key lets the box take up what came back. */}
          <Checkbox
            key={String(ticked)}
            id={TICK}
            name={TICK}
            defaultChecked={ticked}
            error={tickError}
            label={t("rating.submit.previewSeen")}
          />
          <FormActions>
            <Button kind="primary">{t("rating.submit.submit")}</Button>
          </FormActions>
        </>
      )}
    </form>
  );
}
