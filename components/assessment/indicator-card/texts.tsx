"use client";

import { useLocale, useTranslations } from "next-intl";
import { FreeTextarea } from "@/components/forms/free-text-field";
import { Checkbox } from "@/components/ui/checkbox";
import { Disclosure } from "@/components/ui/disclosure";
import { InputField, SelectField } from "@/components/ui/field";
import { CHANGE_CAUSES, type RatingKind } from "@/db/enums";
import { formatCount } from "@/lib/i18n/format";
import { shownValue } from "@/lib/outbox/entry";
import { shownLanguage } from "@/lib/ratings/card-form";
import type { LastRound } from "@/lib/ratings/card-view";
import { LONG_TEXT_MAX } from "@/lib/ratings/fields";
import { WRITING_LANGUAGES } from "@/lib/ratings/writing-languages";
import { CardDays } from "./card-days";
import type { CardForm } from "./card-form-state";
import styles from "./indicator-card.module.css";

/** Why the level differs from last round's; asked only where it does. */
export function ChangeCause({ form, last }: { form: CardForm; last: LastRound | null }) {
  const t = useTranslations("rating");
  if (last === null || last.comparedLevel === null) return null;
  const { id, entry, rendered, problem } = form;
  const level = shownValue(entry, "level");
  const differs = typeof level === "number" && level !== last.comparedLevel;
  return (
    <div hidden={!differs && typeof shownValue(entry, "changeCause") !== "string"}>
      <SelectField
        id={`${id}-changeCause`}
        name="changeCause"
        label={t("fields.changeCause")}
        hint={t("hints.changeCause", { round: last.round })}
        defaultValue={text(rendered.changeCause)}
        error={problem("changeCause")}
      >
        <option value="">{t("chooseCause")}</option>
        {CHANGE_CAUSES.map((cause) => (
          <option key={cause} value={cause}>
            {t(`changeCause.${cause}`)}
          </option>
        ))}
      </SelectField>
    </div>
  );
}

/** Why the level is not the one that the registers suggest; asked only where it is not. */
export function OverrideReason({ form, suggested }: { form: CardForm; suggested: number | null }) {
  const t = useTranslations("rating");
  if (suggested === null) return null;
  const { id, entry, rendered, problem } = form;
  const level = shownValue(entry, "level");
  const differs = typeof level === "number" && level !== suggested;
  return (
    <div hidden={!differs && typeof shownValue(entry, "overrideReason") !== "string"}>
      <FreeTextarea
        id={`${id}-overrideReason`}
        name="overrideReason"
        rows={2}
        label={t("fields.overrideReason")}
        hint={t("hints.overrideReason", { level: suggested })}
        defaultValue={text(rendered.overrideReason)}
        error={problem("overrideReason")}
      />
    </div>
  );
}

const RATIONALE_HINTS = {
  assessor: "hints.rationale",
  reviewed: "hints.rationale",
  second: "hints.secondRationale",
  self: "hints.selfRationale",
} as const satisfies Record<RatingKind, string>;

/** The reason for the judgement, written for whoever reads that kind of rating, with its length and language. */
export function Rationale({ form, kind }: { form: CardForm; kind: RatingKind }) {
  const t = useTranslations("rating");
  const locale = useLocale();
  const { id, entry, rendered, problem } = form;
  const length = text(shownValue(entry, "rationale")).length;
  return (
    <div className={styles.reasons}>
      <FreeTextarea
        id={`${id}-rationale`}
        name="rationale"
        reading
        rows={5}
        label={t("fields.rationale")}
        hint={t(RATIONALE_HINTS[kind])}
        defaultValue={text(rendered.rationale)}
        error={problem("rationale")}
        aria-describedby={`${id}-rationale-length`}
      />
      <div className={styles.under}>
        <p
          id={`${id}-rationale-length`}
          className={styles.counter}
          data-over={length > LONG_TEXT_MAX || undefined}
        >
          {t("length", {
            count: length,
            shown: formatCount(locale, length),
            max: formatCount(locale, LONG_TEXT_MAX),
          })}
        </p>
        <label className={styles.language}>
          {t("fields.language")}{" "}
          <select name="language" defaultValue={shownLanguage(rendered.language, locale)}>
            {WRITING_LANGUAGES.map((language) => (
              <option key={language} value={language}>
                {t(`languages.${language}`)}
              </option>
            ))}
          </select>
        </label>
      </div>
    </div>
  );
}

/** What stays in the team, and how one looked: each in a fold of its own, open where something stands in it. */
export function TeamTexts({
  form,
  mayReadNotes,
  contradicted,
}: {
  form: CardForm;
  mayReadNotes: boolean;
  contradicted: boolean;
}) {
  const t = useTranslations("rating");
  const { id, rendered, problem } = form;
  const searched = [rendered.searchSources, rendered.searchLanguages, rendered.searchFrom, rendered.searchTo];
  return (
    <>
      {contradicted || rendered.contradictionAnswered === true ? (
        <Checkbox
          id={`${id}-contradictionAnswered`}
          name="contradictionAnswered"
          label={t("fields.contradictionAnswered")}
          hint={t("hints.contradictionAnswered")}
          defaultChecked={rendered.contradictionAnswered === true}
        />
      ) : null}
      {mayReadNotes ? (
        <Disclosure summary={t("fields.teamNote")} open={text(rendered.teamNote) !== ""}>
          <FreeTextarea
            id={`${id}-teamNote`}
            name="teamNote"
            rows={3}
            label={t("fields.teamNote")}
            hint={t("hints.teamNote")}
            defaultValue={text(rendered.teamNote)}
            error={problem("teamNote")}
          />
        </Disclosure>
      ) : null}
      <Disclosure summary={t("searchTitle")} open={searched.some((value) => text(value) !== "")}>
        <p className={styles.hint}>{t("hints.search")}</p>
        <FreeTextarea
          id={`${id}-searchSources`}
          name="searchSources"
          rows={2}
          label={t("fields.searchSources")}
          defaultValue={text(rendered.searchSources)}
          error={problem("searchSources")}
        />
        <InputField
          id={`${id}-searchLanguages`}
          name="searchLanguages"
          label={t("fields.searchLanguages")}
          defaultValue={text(rendered.searchLanguages)}
          error={problem("searchLanguages")}
        />
        <CardDays form={form} names={["searchFrom", "searchTo"]} />
      </Disclosure>
    </>
  );
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}
