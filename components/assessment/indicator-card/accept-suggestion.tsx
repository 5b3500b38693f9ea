"use client";

import { useLocale, useTranslations } from "next-intl";
import { useActionState, useMemo } from "react";
import { useEntry, useOutbox } from "@/components/outbox/outbox-context";
import { Button } from "@/components/ui/button";
import { idle } from "@/lib/core/action-state";
import { usePathname } from "@/lib/i18n/navigation";
import { freshEntry, shownValue } from "@/lib/outbox/entry";
import { JUDGEMENT_CONTROL, shownFields } from "@/lib/ratings/card-form";
import { useCardView } from "./card-view";
import type { SaveAction, SaveAnswer } from "./rating-form";

/** Takes the suggested level: into the outbox while the page lives, else by a form of its own that touches nothing else. */
export function AcceptSuggestion({
  level,
  place,
  mutationId,
  save,
}: {
  level: number;
  place: { round: string; iso3: string };
  /** Id of the save that the plain form makes. */
  mutationId: string;
  save: SaveAction;
}) {
  const t = useTranslations();
  const locale = useLocale();
  const { rating } = useCardView();
  const page = usePathname();
  const outbox = useOutbox();
  const [answer, action] = useActionState<SaveAnswer, FormData>(save, idle);
  const address = `${place.round}/${place.iso3}/ratings/${rating.indicator}/${rating.kind}`;
  const was = useMemo(() => shownFields(rating), [rating]);
  const first = useMemo(
    () => freshEntry(address, was, rating.version, rating.updatedAt, page),
    [address, page, was, rating.version, rating.updatedAt],
  );
  const entry = useEntry(address, first);
  if (shownValue(entry, "level") === level) return <p>{t("rating.suggestion.accepted")}</p>;
  const fields = {
    ...place,
    indicator: rating.indicator,
    kind: rating.kind,
    mutationId,
    pageLanguage: locale,
    version: rating.version,
    was: JSON.stringify(was),
    [JUDGEMENT_CONTROL]: level,
    // A box that a form does not have reads as not ticked.
    ...(rating.contradictionAnswered ? { contradictionAnswered: "on" } : {}),
  };
  return (
    <form
      action={action}
      onSubmit={(event) => {
        if (outbox === null) return;
        event.preventDefault();
        outbox.type(address, { state: "rated", level, notAssessedReason: null });
        outbox.sendNow(address);
      }}
    >
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Button size="small">{t("rating.suggestion.accept", { level })}</Button>
      {answer.status === "refused" || answer.status === "failed" ? (
        <p role="status">{t("rating.plainConflict")}</p>
      ) : null}
    </form>
  );
}
