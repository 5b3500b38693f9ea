"use client";

import { useTranslations } from "next-intl";
import { shownValue } from "@/lib/outbox/entry";
import { JUDGEMENT_CONTROL } from "@/lib/ratings/card-form";
import { type TakeInto, TakeIntoCard, useEntryOfCard } from "./take-into-card";

/** Takes the suggested level; once it is taken, says so. */
export function AcceptSuggestion({ level, ...into }: TakeInto & { level: number }) {
  const t = useTranslations("rating.suggestion");
  const { entry } = useEntryOfCard(into);
  if (shownValue(entry, "level") === level) return <p>{t("accepted")}</p>;
  return (
    <TakeIntoCard
      {...into}
      fields={{ state: "rated", level, notAssessedReason: null }}
      controls={{ [JUDGEMENT_CONTROL]: level }}
      text={t("accept", { level })}
    />
  );
}
