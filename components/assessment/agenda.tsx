import { useTranslations } from "next-intl";
import { DayText } from "@/components/ui/date-text";
import { Link } from "@/components/ui/link";
import { Table } from "@/components/ui/table";
import type { AgendaLine } from "@/lib/assessments/agenda";

/** Meetings, domains, requests and corrections that have a day of their own; nothing where there is none. */
export function Agenda({ lines }: { lines: readonly AgendaLine[] }) {
  const t = useTranslations("assessment.agenda");
  if (lines.length === 0) return null;
  return (
    <section aria-labelledby="agenda-title">
      <h2 id="agenda-title">{t("title")}</h2>
      <Table id="agenda" caption={t("title")} captionHidden stacks>
        <thead>
          <tr>
            <th scope="col">{t("what")}</th>
            <th scope="col">{t("assessment")}</th>
            <th scope="col">{t("day")}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={addressOf(line)}>
              <th scope="row">
                <Link href={addressOf(line)}>
                  <LineName line={line} />
                </Link>
              </th>
              <td data-label={t("assessment")}>
                <span>
                  {line.country} · <bdi>{line.round}</bdi>
                </span>
              </td>
              <td data-label={t("day")}>
                <LineDay line={line} />
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </section>
  );
}

/** Where the thing itself stands, below the language. */
function addressOf(line: AgendaLine): string {
  const base = `/rounds/${line.round}/${line.iso3}`;
  switch (line.kind) {
    case "mission":
      return `${base}/missions/${line.number}`;
    case "meeting":
      return `${base}/missions/${line.mission}/${line.number}`;
    case "section":
      return `${base}/self-assessment/${line.domain}`;
    case "corrections":
      return `/releases/${line.release}#corrections`;
    case "requests":
      return `${base}/information-requests`;
  }
}

function LineName({ line }: { line: AgendaLine }) {
  const t = useTranslations("assessment.agenda");
  switch (line.kind) {
    case "mission":
      return t.rich("mission", { number: line.number, places: () => <bdi>{line.places}</bdi> });
    case "meeting":
      return t.rich("meeting", { institution: () => <bdi>{line.institution}</bdi> });
    case "section":
      return t.rich("section", {
        domain: line.domain,
        answered: line.answered,
        indicators: line.indicators,
        name: () => <bdi lang={line.language}>{line.title}</bdi>,
      });
    case "corrections":
      return t("corrections", { code: line.release, count: line.open });
    case "requests":
      return t("requests", { count: line.open });
  }
}

function LineDay({ line }: { line: AgendaLine }) {
  const t = useTranslations("assessment.agenda");
  const on = () => <DayText day={line.on} />;
  switch (line.kind) {
    case "mission":
      return <span>{t.rich("fromTo", { from: on, to: () => <DayText day={line.endsOn} /> })}</span>;
    case "meeting":
      return (
        <span>
          {on()}
          {line.time === null ? null : (
            <>
              {" · "}
              <bdi>{line.time}</bdi>
            </>
          )}
        </span>
      );
    case "corrections":
      return <span>{t.rich("asked", { day: on })}</span>;
    default:
      return <span>{t.rich("due", { day: on })}</span>;
  }
}
