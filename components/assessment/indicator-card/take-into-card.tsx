"use client";

import { useLocale, useTranslations } from "next-intl";
import { useActionState, useMemo } from "react";
import { useEntry, useOutbox } from "@/components/outbox/outbox-context";
import { Button } from "@/components/ui/button";
import { idle } from "@/lib/core/action-state";
import { usePathname } from "@/lib/i18n/navigation";
import { type FieldSet, freshEntry, type OutboxEntry } from "@/lib/outbox/entry";
import { shownFields } from "@/lib/ratings/card-form";
import { useCardView } from "./card-view";
import type { SaveAction, SaveAnswer } from "./rating-form";

/** Where what is taken into a card is saved. */
export type TakeInto = {
  place: { round: string; iso3: string };
  /** Id of the save that the plain form makes. */
  mutationId: string;
  save: SaveAction;
};

/** The entry of a card in the outbox, with the values that its rating was shown with. */
export function useEntryOfCard({ place }: Pick<TakeInto, "place">): {
  address: string;
  entry: OutboxEntry;
  was: FieldSet;
} {
  const { rating } = useCardView();
  const page = usePathname();
  const address = `${place.round}/${place.iso3}/ratings/${rating.indicator}/${rating.kind}`;
  const was = useMemo(() => shownFields(rating), [rating]);
  const first = useMemo(
    () => freshEntry(address, was, rating.version, rating.updatedAt, page),
    [address, page, was, rating.version, rating.updatedAt],
  );
  return { address, was, entry: useEntry(address, first) };
}

/** Takes values into a card by a press: into the outbox while the page lives, else by a form of its own that touches nothing else. */
export function TakeIntoCard({
  place,
  mutationId,
  save,
  fields,
  controls,
  text,
}: TakeInto & {
  /** The fields of the rating. */
  fields: FieldSet;
  /** The same as the controls of a plain form hold them. */
  controls: Readonly<Record<string, string | number>>;
  text: string;
}) {
  const t = useTranslations();
  const locale = useLocale();
  const { rating } = useCardView();
  const outbox = useOutbox();
  const [answer, action] = useActionState<SaveAnswer, FormData>(save, idle);
  const { address, was } = useEntryOfCard({ place });
  const hidden = {
    ...place,
    indicator: rating.indicator,
    kind: rating.kind,
    mutationId,
    pageLanguage: locale,
    version: rating.version,
    was: JSON.stringify(was),
    ...controls,
    // A box that a form does not have reads as not ticked.
    ...(rating.contradictionAnswered ? { contradictionAnswered: "on" } : {}),
  };
  return (
    <form
      action={action}
      onSubmit={(event) => {
        if (outbox === null) return;
        event.preventDefault();
        outbox.type(address, fields);
        outbox.sendNow(address);
      }}
    >
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Button size="small">{text}</Button>
      {answer.status === "refused" || answer.status === "failed" ? (
        <p role="status">{t("rating.plainConflict")}</p>
      ) : null}
    </form>
  );
}
