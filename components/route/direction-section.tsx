import { useTranslations } from "next-intl";
import { EntryTable } from "@/components/register/entry-table";
import { ROUTES } from "@/lib/registers/definitions/routes";
import type { CountryNames } from "@/lib/registers/reader-words";
import type { EntryLine } from "@/lib/registers/view";
import type { Direction, RouteRecord } from "@/lib/routes/corridors";

function lineOf(route: RouteRecord): EntryLine {
  const { code, title, status, accessClass, reportedBy } = route;
  const { forms, firstYearSeen, lastYearSeen, trend, confidence } = route;
  return {
    code,
    title,
    status,
    accessClass,
    reportedBy,
    values: { forms, firstYearSeen, lastYearSeen, trend, confidence },
    asEntered: false,
    fileName: null,
  };
}

/** The routes of one direction of a corridor, also those that begin before it or go on after it. */
export function DirectionSection({ direction, names }: { direction: Direction; names: CountryNames }) {
  const t = useTranslations("corridors.one");
  const { from, to, routes } = direction;
  const title = t("direction", { from: names[from] ?? from, to: names[to] ?? to });
  const id = `${from}-${to}`;
  return (
    <section aria-labelledby={`${id}-heading`}>
      <h2 id={`${id}-heading`}>{title}</h2>
      {routes.length === 0 ? (
        <p>{t("noRoutes")}</p>
      ) : (
        <EntryTable id={id} definition={ROUTES} caption={title} lines={routes.map(lineOf)} names={names} />
      )}
    </section>
  );
}
