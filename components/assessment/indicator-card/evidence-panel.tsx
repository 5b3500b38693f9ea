"use client";

import { useTranslations } from "next-intl";
import { useFormAction } from "@/components/forms/use-form-action";
import { AskedRemoval } from "@/components/source/asked-removal";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import type { ServerAction } from "@/lib/core/action-state";
import type { CitationView } from "@/lib/ratings/evidence";
import { AddCitation, type CiteActions } from "./add-citation";
import { useCardView } from "./card-view";
import { Citations } from "./citations";
import { useEvidence, useEvidenceAfter } from "./evidence";
import styles from "./indicator-card.module.css";

type RemoveAction = ServerAction<{ indicator: string }, "removed_already">;

type PanelProps = {
  place: { round: string; iso3: string };
  actions: CiteActions & { remove: RemoveAction };
};

/** The sources behind a rating, with ways to add one and, once asked, to take one away. */
export function EvidencePanel({ place, actions }: PanelProps) {
  const t = useTranslations("rating.citations");
  const { rating } = useCardView();
  const address = `${place.round}/${place.iso3}/ratings/${rating.indicator}/${rating.kind}`;
  const wantedFor = encodeURIComponent(`${place.round}/${place.iso3}/${rating.indicator}`);
  const { citations } = useEvidence(address, rating);
  return (
    <>
      <Citations
        citations={citations}
        action={(citation) => (
          <Remove
            key={citation.id}
            citation={citation}
            address={address}
            place={place}
            remove={actions.remove}
          />
        )}
      />
      <details className={styles.fold}>
        <summary>{t("add")}</summary>
        <AddCitation indicator={rating.indicator} address={address} place={place} actions={actions} />
        <p>
          <Link href={`/countries/${place.iso3}/sources?for=${wantedFor}`}>{t("library")}</Link> ·{" "}
          <Link href={`/sources/new?country=${place.iso3}&for=${wantedFor}`}>{t("newSource")}</Link>
        </p>
      </details>
    </>
  );
}

function Remove({
  citation,
  address,
  place,
  remove,
}: {
  citation: CitationView;
  address: string;
  place: { round: string; iso3: string };
  remove: RemoveAction;
}) {
  const t = useTranslations();
  const [answer, action] = useFormAction(remove);
  useEvidenceAfter(address, answer.status === "done" || answer.status === "refused" ? citation.id : null);
  if (!citation.source.visible) return null;
  const source = citation.source.code;
  return (
    <AskedRemoval
      open={t("rating.citations.remove")}
      about={source}
      question={t.rich("rating.citations.removeAsk", { source: () => <bdi>{source}</bdi> })}
    >
      <form action={action}>
        {Object.entries({ ...place, citationId: citation.id }).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <Button size="small">{t("rating.citations.removeThis", { source })}</Button>
        {answer.status === "failed" ? <p role="status">{t(`errors.${answer.code}`)}</p> : null}
      </form>
    </AskedRemoval>
  );
}
