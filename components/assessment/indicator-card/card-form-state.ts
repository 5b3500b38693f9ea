"use client";

import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, type RefObject, useEffect, useMemo, useRef } from "react";
import { useEntry, useOutbox } from "@/components/outbox/outbox-context";
import type { ActionState } from "@/lib/core/action-state";
import { usePathname } from "@/lib/i18n/navigation";
import { type FieldSet, freshEntry, type OutboxEntry, shownValue } from "@/lib/outbox/entry";
import { sameValue } from "@/lib/outbox/field-sets";
import {
  changedInForm,
  controlOf,
  JUDGEMENT_CONTROL,
  judgementChoice,
  shownFields,
  shownLanguage,
  touchedFields,
} from "@/lib/ratings/card-form";
import { RATING_FIELDS, type RatingFieldName } from "@/lib/ratings/fields";
import type { RatingView } from "@/lib/ratings/schema";

/** What the parts of a card's form share. */
export type CardForm = {
  /** Prefix of every id in the form. */
  id: string;
  entry: OutboxEntry;
  /** The values that the controls begin with: the rating's, and over them what a refused plain form held. */
  rendered: FieldSet;
  /** What is wrong with a field, in words. */
  problem: (field: RatingFieldName) => string | undefined;
  type: (fields: FieldSet) => void;
};

/** Ties the controls of one card to its entry in the outbox: what is typed goes in, what others saved comes out. */
export function useCardForm(
  address: string,
  rating: RatingView,
  answer: ActionState<unknown, string>,
): CardForm & {
  /** The values of the rating itself, by which a plain form knows what was touched. */
  was: FieldSet;
  form: RefObject<HTMLFormElement | null>;
  handlers: { onInput: (event: FormEvent<HTMLFormElement>) => void; onBlur: () => void };
} {
  const outbox = useOutbox();
  const locale = useLocale();
  const page = usePathname();
  const problemText = useProblemText();
  const form = useRef<HTMLFormElement>(null);
  const was = useMemo(() => shownFields(rating), [rating]);
  const first = useMemo(
    () => freshEntry(address, was, rating.version, rating.updatedAt, page),
    [address, page, was, rating.version, rating.updatedAt],
  );
  const rendered = useMemo(() => ({ ...was, ...typedBefore(answer, was, locale) }), [answer, was, locale]);
  const entry = useEntry(address, first);

  useEffect(() => {
    if (outbox === null) return;
    outbox.register(first);
    // What was typed before the page lived is in the controls only.
    const element = form.current;
    if (element === null || element.dataset.live !== undefined) return;
    element.dataset.live = "";
    const early = changedInForm(
      (name) => controlText(element, name),
      (name) => element.elements.namedItem(name) !== null,
      first.known,
      locale,
    );
    if (Object.keys(early).length > 0) outbox.type(address, early);
  }, [outbox, address, first, locale]);

  useEffect(() => {
    if (form.current !== null && outbox !== null) showEntry(form.current, entry, locale);
  }, [entry, outbox, locale]);

  const type = (fields: FieldSet) => outbox?.type(address, fields);
  return {
    id: rating.indicator,
    entry,
    rendered,
    was,
    form,
    type,
    problem(field) {
      const keys = entry.problems[field] ?? (answer.status === "invalid" ? answer.fields[field] : undefined);
      return keys === undefined ? undefined : keys.map(problemText).join(" ");
    },
    handlers: {
      onInput({ currentTarget, target }) {
        const name = target instanceof Element ? target.getAttribute("name") : null;
        if (name === null) return;
        const language = shownValue(entry, "language") ?? null;
        type(touchedFields(name, (control) => controlText(currentTarget, control), locale, language));
      },
      onBlur() {
        outbox?.sendNow(address);
        const element = form.current;
        // What came in while the person was in the field is shown as soon as they leave it.
        requestAnimationFrame(() => {
          if (element !== null) showEntry(element, outbox?.entryOf(address) ?? entry, locale);
        });
      },
    },
  };
}

/** What a plain form held that was not saved. */
function typedBefore(answer: ActionState<unknown, string>, was: FieldSet, locale: string): FieldSet {
  if (!("values" in answer)) return {};
  const { values } = answer;
  const read = (name: string) => {
    const value = values[name];
    return typeof value === "string" ? value : null;
  };
  return changedInForm(read, (name) => name in values, was, locale);
}

/** Message keys below `rating.problems`. */
const PROBLEMS = [
  "level_missing",
  "level_off_scale",
  "reason_missing",
  "reason_not_accepted_here",
  "not_applicable_not_allowed",
  "lowering_needs_reason",
  "not_lower_than_computed",
  "change_needs_reason",
  "wrong_type",
  "too_long",
  "not_in_list",
  "not_a_day",
  "not_a_level",
  "not_a_language",
] as const;

/** The words of a problem of a field; a key that this version does not know reads as invalid. */
function useProblemText(): (key: string) => string {
  const t = useTranslations();
  return (key) => {
    const known = PROBLEMS.find((one) => one === key);
    return known === undefined ? t("errors.field.invalid") : t(`rating.problems.${known}`);
  };
}

/** What a control of a form holds, as `FormData` would have it. */
function controlText(form: HTMLFormElement, name: string): string | null {
  const value = new FormData(form).get(name);
  return typeof value === "string" ? value : null;
}

/** Puts the values of the entry into the controls where they differ; never under the hands of who types there. */
function showEntry(form: HTMLFormElement, entry: OutboxEntry, locale: string) {
  for (const field of RATING_FIELDS) {
    const name = controlOf(field);
    const control = form.elements.namedItem(name);
    const value = shownValue(entry, field);
    if (name === JUDGEMENT_CONTROL) {
      if (field === "state") showChoice(form, judgementChoice(judgementOf(entry)));
    } else if (control instanceof HTMLSelectElement && field === "language") {
      control.value = shownLanguage(value, locale);
    } else if (control instanceof HTMLInputElement && control.type === "checkbox") {
      control.checked = value === true;
    } else if (
      control instanceof HTMLInputElement ||
      control instanceof HTMLTextAreaElement ||
      control instanceof HTMLSelectElement
    ) {
      const inHand = document.activeElement === control && document.hasFocus();
      if (!sameValue(control.value, value) && !inHand) {
        control.value = typeof value === "string" ? value : "";
      }
    }
  }
}

function judgementOf(entry: OutboxEntry): FieldSet {
  return { state: shownValue(entry, "state") ?? null, level: shownValue(entry, "level") ?? null };
}

function showChoice(form: HTMLFormElement, choice: string) {
  for (const radio of form.querySelectorAll<HTMLInputElement>(`input[name="${JUDGEMENT_CONTROL}"]`)) {
    radio.checked = radio.value === choice;
  }
}
