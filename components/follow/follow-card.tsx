"use client";

import { useLocale, useTranslations } from "next-intl";
import { Citations } from "@/components/assessment/indicator-card/citations";
import { useFieldText } from "@/components/assessment/indicator-card/field-text";
import { RatingText } from "@/components/assessment/indicator-card/rating-text";
import card from "@/components/ui/card.module.css";
import { classNames } from "@/components/ui/class-names";
import { Disclosure } from "@/components/ui/disclosure";
import { StatusTag } from "@/components/ui/status-tag";
import { formatInstant, formatList } from "@/lib/i18n/format";
import type { CardChange } from "@/lib/presence/changes";
import type { IndicatorWords } from "@/lib/ratings/card-view";
import type { RatingView } from "@/lib/ratings/schema";
import styles from "./follow.module.css";

/** What is saved of one indicator, with what of it changed since the reader looked and who is at it. */
export function FollowCard({
  words,
  rating,
  change,
  here,
  zone,
}: {
  words: IndicatorWords;
  rating: RatingView;
  change: CardChange | undefined;
  /** Names of who is at this card. */
  here: readonly string[];
  zone: string;
}) {
  const t = useTranslations("follow");
  const tRating = useTranslations("rating");
  const locale = useLocale();
  const { nameOf } = useFieldText();
  const fields = change?.map((field) => (field === "citations" ? t("sources") : nameOf(field)));
  return (
    <article
      id={words.code}
      tabIndex={-1}
      className={classNames(card.card, styles.card)}
      data-construct={words.construct}
      data-changed={change === undefined ? undefined : ""}
    >
      <p className={styles.news}>
        {fields === undefined ? null : (
          <StatusTag shape="half">
            {t("changedCard", {
              fields: formatList(locale, fields),
              time:
                rating.updatedAt === null
                  ? ""
                  : formatInstant(locale, rating.updatedAt, zone, { show: "clock" }),
            })}
          </StatusTag>
        )}{" "}
        {here.length === 0 ? null : (
          <span className={styles.soft}>
            {t("atCard", { names: formatList(locale, here), count: here.length })}
          </span>
        )}
      </p>
      <RatingText
        view={{ words, rating, last: null, self: null, suggested: null, reporters: {} }}
        answerOnly
      />
      <Disclosure summary={tRating("citations.title", { count: rating.citations.length })}>
        <Citations citations={rating.citations} />
      </Disclosure>
    </article>
  );
}
