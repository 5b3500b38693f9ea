"use client";

import { useTranslations } from "next-intl";
import { FreeInput, FreeTextarea } from "@/components/forms/free-text-field";
import { useOutbox } from "@/components/outbox/outbox-context";
import { Button } from "@/components/ui/button";
import { ChoiceOption } from "@/components/ui/choice-option";
import { SelectField } from "@/components/ui/field";
import fieldStyles from "@/components/ui/field.module.css";
import { CLEAR_CONTROL, JUDGEMENT_CONTROL, judgementChoice } from "@/lib/ratings/card-form";
import type { IndicatorWords } from "@/lib/ratings/card-view";
import { CardDays } from "./card-days";
import type { CardForm } from "./card-form-state";
import styles from "./indicator-card.module.css";
import judgementStyles from "./judgement.module.css";

/** The levels with their sentences on them, and the two answers that are no level, each with what it needs. */
export function Judgement({ words, form }: { words: IndicatorWords; form: CardForm }) {
  const t = useTranslations("rating");
  const outbox = useOutbox();
  const { id, rendered, problem, type } = form;
  const chosen = judgementChoice(rendered);
  const error = problem("level") ?? problem("state");
  return (
    <fieldset className={fieldStyles.group} data-invalid={error ? "" : undefined}>
      <legend className={fieldStyles.legend}>{t(`level.${words.construct}`)}</legend>
      {error ? <p className={fieldStyles.error}>{error}</p> : null}
      <div className={fieldStyles.options}>
        {words.levels.map(({ level, word, sentence }) => (
          <ChoiceOption
            key={level}
            id={`${id}-level-${level}`}
            type="radio"
            name={JUDGEMENT_CONTROL}
            value={String(level)}
            defaultChecked={chosen === String(level)}
            label={
              <span className={judgementStyles.choice}>
                <span className={judgementStyles.digit}>{level}</span>
                <span lang={words.language} dir="auto">
                  {word === null ? null : <b>{word}. </b>}
                  {sentence}
                </span>
              </span>
            }
          />
        ))}
        <ChoiceOption
          id={`${id}-not-assessed`}
          type="radio"
          name={JUDGEMENT_CONTROL}
          value="not_assessed"
          defaultChecked={chosen === "not_assessed"}
          label={t("state.not_assessed")}
        />
        {words.notApplicable === null ? null : (
          <ChoiceOption
            id={`${id}-not-applicable`}
            type="radio"
            name={JUDGEMENT_CONTROL}
            value="not_applicable"
            defaultChecked={chosen === "not_applicable"}
            label={t("state.not_applicable")}
            description={
              words.notApplicable === "" ? undefined : (
                <span lang={words.language} dir="auto">
                  {words.notApplicable}
                </span>
              )
            }
          />
        )}
      </div>
      <div className={judgementStyles.clear}>
        <Button
          name={CLEAR_CONTROL}
          value={JUDGEMENT_CONTROL}
          kind="quiet"
          size="small"
          onClick={(event) => {
            if (outbox === null) return;
            event.preventDefault();
            type({ state: null, level: null, notAssessedReason: null });
          }}
        >
          {t("clearChoice")}
        </Button>
      </div>
      <Gap words={words} form={form} />
      <div className={judgementStyles.whenNotApplicable}>
        <FreeTextarea
          id={`${id}-notApplicableReason`}
          name="notApplicableReason"
          label={t("fields.notApplicableReason")}
          hint={t("hints.notApplicableReason")}
          rows={3}
          defaultValue={text(rendered.notApplicableReason)}
          error={problem("notApplicableReason")}
        />
      </div>
    </fieldset>
  );
}

/** Why there is no level, and for withheld answers what was asked, of whom, when and by when. */
function Gap({ words, form }: { words: IndicatorWords; form: CardForm }) {
  const t = useTranslations("rating");
  const { id, rendered, problem } = form;
  return (
    <div className={judgementStyles.whenNotAssessed}>
      <SelectField
        id={`${id}-notAssessedReason`}
        name="notAssessedReason"
        label={t("fields.notAssessedReason")}
        defaultValue={text(rendered.notAssessedReason)}
        error={problem("notAssessedReason")}
      >
        <option value="">{t("chooseReason")}</option>
        {words.reasons.map(({ code, needsRequest }) => (
          <option key={code} value={code} data-request={needsRequest ? "" : undefined}>
            {t(`reason.${code}`)}
          </option>
        ))}
      </SelectField>
      <div className={judgementStyles.whenRequested}>
        <p className={styles.smallTitle}>{t("requestTitle")}</p>
        <FreeTextarea
          id={`${id}-requestWhat`}
          name="requestWhat"
          label={t("fields.requestWhat")}
          rows={2}
          defaultValue={text(rendered.requestWhat)}
          error={problem("requestWhat")}
        />
        <FreeInput
          id={`${id}-requestOf`}
          name="requestOf"
          label={t("fields.requestOf")}
          defaultValue={text(rendered.requestOf)}
          error={problem("requestOf")}
        />
        <CardDays form={form} names={["requestOn", "requestBy"]} />
        <div className={judgementStyles.whenRefused}>
          <FreeTextarea
            id={`${id}-requestRefusal`}
            name="requestRefusal"
            label={t("fields.requestRefusal")}
            rows={2}
            defaultValue={text(rendered.requestRefusal)}
            error={problem("requestRefusal")}
          />
        </div>
      </div>
    </div>
  );
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}
