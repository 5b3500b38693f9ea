import { useTranslations } from "next-intl";
import { CitationUse } from "@/components/source/changed-citation";
import { InstantText } from "@/components/ui/date-text";
import { Link } from "@/components/ui/link";
import { Table } from "@/components/ui/table";
import { newestFirst } from "@/lib/ratings/history-order";
import type { CitationChange } from "@/lib/ratings/schema";
import type { SourceErasure, SourceEvent } from "@/lib/sources/view";

/** What was done to a source, and what two people erased from it, and where it was cited and no longer is: when, by whom; newest first. */
export function SourceHistory({
  events,
  erasures,
  citations,
  zone,
}: {
  events: readonly SourceEvent[];
  erasures: readonly SourceErasure[];
  citations: readonly CitationChange[];
  zone: string;
}) {
  const t = useTranslations("sources.history");
  const rating = useTranslations("rating.history");
  const what = ({ version, action }: SourceEvent) => {
    if (version === 1) return t("actions.added");
    if (action === "source.open") return t("actions.opened");
    if (action === "source.open_again") return t("actions.openingRefused");
    return action === "source.grant" ? t("actions.readers") : t("actions.changed");
  };
  const people = (erasure: SourceErasure) =>
    t("twoPeople", { proposedBy: erasure.proposedBy, confirmedBy: erasure.confirmedBy });
  // Of one instant the source was added first, for it to be cited.
  const lines = newestFirst([
    ...events.toReversed().map((event) => ({
      key: String(event.version),
      at: event.at,
      who: event.who ?? t("installation"),
      what: `${what(event)}${event.erased ? ` (${t("erased")})` : ""}`,
    })),
    ...erasures.toReversed().map((erasure) => ({
      key: erasure.id,
      at: erasure.at,
      who: people(erasure),
      what: (
        <>
          {t("actions.erased")}
          <br />
          <span dir="auto">{erasure.reason}</span>
        </>
      ),
    })),
    ...citations.toReversed().map((change) => ({
      key: change.key,
      at: change.at,
      who: change.who ?? rating("team"),
      what: <Citation change={change} />,
    })),
  ]);
  return (
    <Table id="source-history" caption={t("title")} captionHidden>
      <thead>
        <tr>
          <th scope="col">{t("when")}</th>
          <th scope="col">{t("who")}</th>
          <th scope="col">{t("what")}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.key}>
            <td>
              <InstantText instant={line.at} zone={zone} />
            </td>
            <td dir="auto">{line.who}</td>
            <td>{line.what}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Citation({ change }: { change: CitationChange }) {
  const t = useTranslations("sources.history.actions");
  const { what, round, iso3, indicator, kind } = change;
  return (
    <>
      {t.rich(what === "added" ? "cited" : "taken", {
        rating: () => (
          <Link href={`/rounds/${round}/${iso3}/history/${indicator}/${kind}`}>
            <bdi>{[round, iso3, indicator].join(" · ")}</bdi>
          </Link>
        ),
      })}{" "}
      (<CitationUse change={change} />)
    </>
  );
}
