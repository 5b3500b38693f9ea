"use client";

import { useLocale, useTranslations } from "next-intl";
import { useActionState } from "react";
import { useFailureText } from "@/components/forms/failure-text";
import { NoticedTraces } from "@/components/forms/noticed-traces";
import { useOutbox } from "@/components/outbox/outbox-context";
import { Button } from "@/components/ui/button";
import { ErrorSummary } from "@/components/ui/error-summary";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { type ActionState, idle } from "@/lib/core/action-state";
import { isEffectiveKind } from "@/lib/ratings/effective";
import { RATING_FIELDS } from "@/lib/ratings/fields";
import { useCardForm } from "./card-form-state";
import { useCardView } from "./card-view";
import { ConfidenceFields } from "./confidence";
import { Conflict } from "./conflict";
import { ConstructTag } from "./construct-tag";
import { useEvidence, useEvidenceAfter } from "./evidence";
import styles from "./indicator-card.module.css";
import { Judgement } from "./judgement";
import { LevelNeeds } from "./level-needs";
import { Question } from "./question";
import { StateLine } from "./state-line";
import { ChangeCause, OverrideReason, Rationale, TeamTexts } from "./texts";

/** What the plain form of a card answers. */
export type SaveAnswer = ActionState<{ savedAt: string }, "changed_meanwhile" | "needs_correction">;
export type SaveAction = (previous: SaveAnswer, form: FormData) => Promise<SaveAnswer>;

export type RatingFormProps = {
  /** Code of the round and of the country. */
  place: { round: string; iso3: string };
  /** Id of the save that a plain form makes, so that sending it twice saves it once. */
  mutationId: string;
  save: SaveAction;
  zone: string;
};

/**
 * One indicator to be judged: a fieldset in a form of its own. While the page lives it saves by the outbox; without
 * client JavaScript the button saves what it holds.
 */
export function RatingForm({ place, mutationId, save, zone }: RatingFormProps) {
  const t = useTranslations("rating");
  const locale = useLocale();
  const { words, rating, last, reporters, suggested } = useCardView();
  const [answer, action] = useActionState<SaveAnswer, FormData>(save, idle);
  const address = `${place.round}/${place.iso3}/ratings/${rating.indicator}/${rating.kind}`;
  const card = useCardForm(address, rating, answer);
  const evidence = useEvidence(address, rating);
  useEvidenceAfter(address, card.entry.savedAt === rating.updatedAt ? null : card.entry.savedAt);
  const outbox = useOutbox();
  return (
    <form
      ref={card.form}
      action={action}
      className={styles.form}
      autoComplete="off"
      noValidate
      onInput={card.handlers.onInput}
      onBlur={card.handlers.onBlur}
      onSubmit={(event) => {
        if (outbox === null) return;
        event.preventDefault();
        outbox.sendNow(address);
      }}
    >
      {Object.entries({ ...place, indicator: rating.indicator, kind: rating.kind, mutationId }).map(
        ([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ),
      )}
      <input type="hidden" name="pageLanguage" value={locale} />
      <input type="hidden" name="version" value={rating.version} />
      <input type="hidden" name="was" value={JSON.stringify(card.was)} />
      {/* Enter in a field presses the first button of a form, which must not be the one that clears. */}
      <VisuallyHidden>
        <button type="submit" tabIndex={-1} aria-hidden="true" />
      </VisuallyHidden>
      <fieldset className={styles.fieldset}>
        <legend className={styles.legend}>
          <h3 className={styles.title}>
            <span className={styles.code}>{words.code}</span>{" "}
            <span lang={words.language} dir="auto">
              {words.title}
            </span>
          </h3>
        </legend>
        <div className={styles.meta}>
          <ConstructTag construct={words.construct} />
          <span className={styles.states}>
            <Conflict entry={card.entry} zone={zone} />
            <StateLine entry={card.entry} openedWith={rating.updatedAt} zone={zone} />
          </span>
        </div>
        <PlainAnswer answer={answer} id={card.id} />
        <Question words={words} reporters={reporters} />
        <Judgement words={words} form={card} />
        <OverrideReason form={card} suggested={suggested} />
        <ChangeCause form={card} last={last} />
        <Rationale form={card} kind={rating.kind} />
        {isEffectiveKind(rating.kind) ? (
          <>
            <LevelNeeds needs={words.needs} confidence={evidence.confidence} form={card} />
            <ConfidenceFields form={card} confidence={evidence.confidence} />
            <TeamTexts
              form={card}
              mayReadNotes={rating.teamNote !== undefined}
              contradicted={evidence.citations.some(({ stance }) => stance === "contradicts")}
            />
          </>
        ) : null}
        <Button kind="secondary" size="small" className={styles.save}>
          {t("saveThis", { code: words.code })}
        </Button>
      </fieldset>
    </form>
  );
}

/** What became of a save without client JavaScript. */
function PlainAnswer({ answer, id }: { answer: SaveAnswer; id: string }) {
  const t = useTranslations();
  const labelOf = (name: string) => {
    const field = RATING_FIELDS.find((one) => one === name);
    return field === undefined ? name : t(`rating.fields.${field}`);
  };
  const failureText = useFailureText();
  if (answer.status === "idle") return null;
  if (answer.status === "done" || answer.status === "noticed") {
    return (
      <>
        <p role="status">{t("rating.plainSaved")}</p>
        <NoticedTraces answer={answer} labelOf={labelOf} />
      </>
    );
  }
  if (answer.status === "refused") {
    return (
      <p role="alert">
        {t(answer.reason === "changed_meanwhile" ? "rating.plainConflict" : "errors.INVALID")}
      </p>
    );
  }
  if (answer.status === "failed") return <p role="alert">{failureText(answer)}</p>;
  return (
    <ErrorSummary
      title={t("common.errorSummary.title")}
      errors={Object.keys(answer.fields).map((field) => ({
        fieldId: field === "level" || field === "state" ? `${id}-level-0` : `${id}-${field}`,
        text: t("rating.plainProblem"),
      }))}
    />
  );
}
