"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { ErrorSummary } from "@/components/ui/error-summary";
import { FormActions } from "@/components/ui/form-actions";
import { Link } from "@/components/ui/link";
import type { AssessmentState } from "@/db/enums";
import { type ActionState, idle } from "@/lib/core/action-state";

type Refusal =
  | "changed_meanwhile"
  | "wrong_state"
  | "reason_missing"
  | "preview_not_seen"
  | "corrigendum_missing"
  | "unmet";
export type SubmitAnswer = ActionState<{ state: AssessmentState; release: string | null }, Refusal>;

/** Submits an assessment for review, after the person has seen it as the State and as a reader will. */
export function SubmitForm({
  place,
  version,
  submit,
}: {
  place: { round: string; iso3: string };
  version: number;
  submit: (previous: SubmitAnswer, form: FormData) => Promise<SubmitAnswer>;
}) {
  const t = useTranslations();
  const [answer, action] = useActionState<SubmitAnswer, FormData>(submit, idle);
  const unseen =
    answer.status === "refused" && answer.reason === "preview_not_seen"
      ? t("rating.submit.refusal.preview_not_seen")
      : undefined;
  const base = `/rounds/${place.round}/${place.iso3}`;
  if (answer.status === "done") return <p role="status">{t("rating.submit.submitted")}</p>;
  return (
    <form action={action}>
      <ErrorSummary
        title={t("common.errorSummary.title")}
        errors={unseen === undefined ? [] : [{ text: unseen, fieldId: "previewSeen" }]}
      />
      {Object.entries({ ...place, transition: "submit", version: String(version) }).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <p>{t("rating.submit.previewFirst")}</p>
      <ul>
        <li>
          <Link href={`${base}/preview?as=state`}>{t("rating.submit.previewState")}</Link>
        </li>
        <li>
          <Link href={`${base}/preview?as=reader`}>{t("rating.submit.previewReader")}</Link>
        </li>
      </ul>
      <Checkbox id="previewSeen" name="previewSeen" label={t("rating.submit.previewSeen")} error={unseen} />
      {answer.status === "refused" && unseen === undefined ? (
        <p role="alert">{t(`rating.submit.refusal.${answer.reason}`)}</p>
      ) : null}
      {answer.status === "failed" ? <p role="alert">{t(`errors.${answer.code}`)}</p> : null}
      {answer.status === "invalid" ? <p role="alert">{t("errors.INVALID")}</p> : null}
      <FormActions>
        <Button kind="primary">{t("rating.submit.submit")}</Button>
      </FormActions>
    </form>
  );
}
