"use client";

import { useTranslations } from "next-intl";
import { useFailureText } from "@/components/forms/failure-text";
import { FormControl } from "@/components/forms/form-control";
import { useFormAction } from "@/components/forms/use-form-action";
import { Button } from "@/components/ui/button";
import { ErrorSummary } from "@/components/ui/error-summary";
import { FormActions } from "@/components/ui/form-actions";
import { IntoView } from "@/components/ui/into-view";
import { Notice } from "@/components/ui/notice";
import type { Duty } from "@/db/enums";
import type { DutyOutcome } from "@/lib/assessments/duty-rules";
import type { ServerAction } from "@/lib/core/action-state";

type Choice = { value: string; label: string };

/** One person, one duty, several countries; says for each country what became of it. */
export function DutyForm({
  action,
  round,
  countries,
  people,
  duties,
}: {
  action: ServerAction<{ outcomes: readonly DutyOutcome[] }>;
  round: string;
  countries: readonly Choice[];
  people: readonly Choice[];
  duties: readonly Duty[];
}) {
  const t = useTranslations("rounds");
  const texts = useTranslations();
  const [state, send, pending] = useFormAction(action);
  const failureText = useFailureText();
  const labelOf = (iso3: string) => countries.find(({ value }) => value === iso3)?.label ?? iso3;
  const errorOf = (name: string) => {
    if (state.status !== "invalid" || !state.fields[name]) return undefined;
    return texts(name === "countries" ? "errors.field.choose_country" : "errors.field.not_chosen");
  };
  const errors = ["countries", "userId", "duty"].flatMap((name) => {
    const text = errorOf(name);
    return text === undefined ? [] : [{ fieldId: `duty-${name}`, text }];
  });
  const failed = state.status === "failed" ? [{ text: failureText(state) }] : [];
  const values = "values" in state ? state.values : null;
  const outcomes = state.status === "done" ? state.value.outcomes : [];
  const refused = outcomes.flatMap(({ iso3, refusal }) => (refusal === null ? [] : [{ iso3, refusal }]));
  const control = (field: Parameters<typeof FormControl>[0]["field"]) => (
    <FormControl
      key={field.name}
      field={field}
      id={`duty-${field.name}`}
      error={errorOf(field.name)}
      values={values}
    />
  );
  return (
    <form action={send} noValidate>
      <ErrorSummary title={texts("common.errorSummary.title")} errors={[...errors, ...failed]} />
      <div key={JSON.stringify(values)}>
        <input type="hidden" name="round" value={round} />
        {control({
          kind: "select",
          name: "userId",
          label: t("duties.person"),
          options: people,
          empty: t("duties.choosePerson"),
        })}
        {control({
          kind: "select",
          name: "duty",
          label: t("duties.duty"),
          options: duties.map((duty) => ({ value: duty, label: t(`duties.names.${duty}`) })),
          empty: t("duties.chooseDuty"),
        })}
        {control({
          kind: "checkboxes",
          name: "countries",
          label: t("countries"),
          hint: t("open.dutiesLead"),
          options: countries,
        })}
      </div>
      <FormActions>
        <Button aria-disabled={pending || undefined}>{t("duties.giveSubmit")}</Button>
      </FormActions>
      {outcomes.length === 0 ? null : (
        <IntoView answer={state}>
          <Notice kind={refused.length === 0 ? "good" : "warning"} role="status">
            <p>{t("open.given", { count: outcomes.length - refused.length })}</p>
            <ul>
              {refused.map(({ iso3, refusal }) => (
                <li key={iso3}>
                  {labelOf(iso3)}: {t(`refusals.${refusal}`)}
                </li>
              ))}
            </ul>
          </Notice>
        </IntoView>
      )}
    </form>
  );
}
