"use client";

import { useTranslations } from "next-intl";
import { shownValue } from "@/lib/outbox/entry";
import { JUDGEMENT_CONTROL } from "@/lib/ratings/card-form";
import type { EarlierRatingView } from "@/lib/ratings/card-view";
import { useCardView } from "./card-view";
import { type TakeInto, TakeIntoCard, useEntryOfCard } from "./take-into-card";

/**
 * Offers level and text of an earlier rating to a card that holds neither: who presses makes a rating of this round of
 * them. Nothing is offered where the level is none of this edition, and nothing that stands here is written over.
 */
export function TakeOver({ earlier, ...into }: TakeInto & { earlier: EarlierRatingView }) {
  const t = useTranslations("rating.last");
  const { words } = useCardView();
  const { entry } = useEntryOfCard(into);
  const { level, rationale, language, indicator } = earlier;
  const isEmpty = (["state", "rationale"] as const).every(
    (field) => (shownValue(entry, field) ?? null) === null || shownValue(entry, field) === "",
  );
  if (level === null || !words.levels.some((one) => one.level === level)) return null;
  if (!isEmpty) {
    const isTaken = shownValue(entry, "level") === level && shownValue(entry, "rationale") === rationale;
    return isTaken ? <p>{t("taken")}</p> : null;
  }
  return (
    <TakeIntoCard
      {...into}
      fields={{
        state: "rated",
        level,
        notAssessedReason: null,
        ...(rationale === null ? {} : { rationale, language }),
      }}
      controls={{ [JUDGEMENT_CONTROL]: level, ...(rationale === null ? {} : { rationale, language }) }}
      text={t("take", { indicator, level })}
    />
  );
}
