import { useLocale, useTranslations } from "next-intl";
import { FilterForm } from "@/components/forms/filter-form";
import type { PlainField, SelectOption } from "@/components/forms/form-field";
import { Disclosure } from "@/components/ui/disclosure";
import { Link } from "@/components/ui/link";
import { ASSESSMENT_STATES, PROGRAMME_REGIONS } from "@/db/enums";
import { formatList } from "@/lib/i18n/format";
import type { GridColumn } from "@/lib/scorecards/grid";
import { chosenBand, columnHeading, sortColumn } from "@/lib/scorecards/grid-choices";
import type { Criterion } from "@/lib/scorecards/grid-columns";
import {
  foldedOf,
  GRID_COLUMNS,
  GRID_DEFAULTS,
  GRID_FILTERS,
  type GridView,
  gridQuery,
  NO_REGION,
} from "@/lib/scorecards/grid-view";
import styles from "./grid.module.css";

interface GridViewFormProps {
  /** Address of the grid without its language. */
  address: string;
  view: GridView;
  /** Those by whose bands a view is filtered and put in order. */
  columns: readonly GridColumn[];
  criteria: readonly Criterion[];
  leads: readonly string[];
  hasProgress: boolean;
  hasTeamFigures: boolean;
}

/** What a grid shows, as a plain form whose answer is an address; what was chosen stands above as words to take away. */
export function GridViewForm(props: GridViewFormProps) {
  const t = useTranslations("grid.view");
  const fields = useViewFields(props);
  const isNarrowed = GRID_FILTERS.some((name) => props.view[name] !== undefined);
  return (
    <div data-print="hide">
      <ChosenWords {...props} />
      <Disclosure summary={t("title")} look="boxed" open={isNarrowed}>
        <FilterForm id="view" label={t("title")} fields={fields} />
      </Disclosure>
    </div>
  );
}

function useViewFields({ view, columns, criteria, leads, hasProgress, hasTeamFigures }: GridViewFormProps) {
  const t = useTranslations("grid.view");
  const states = useTranslations("assessment.states");
  const regions = useTranslations("countries.regions");
  const select = (
    name: "criterion" | "state" | "region" | "band" | "lead",
    options: readonly SelectOption[],
    groups: readonly { label: string; options: readonly SelectOption[] }[] = [],
    empty = t("any"),
  ): PlainField => ({
    kind: "select",
    name,
    label: t(name),
    value: view[name],
    empty,
    options,
    groups,
  });
  const check = (name: "overdue" | "overall" | "group", label: string, value = "1"): PlainField => ({
    kind: "checkbox",
    name,
    label,
    value,
    checked: view[name] !== undefined,
  });
  return [
    {
      kind: "select" as const,
      name: "columns",
      label: t("columns"),
      value: view.columns ?? GRID_DEFAULTS.columns,
      options: GRID_COLUMNS.map((columns) => ({ value: columns, label: t(`columnsOf.${columns}`) })),
    },
    select(
      "criterion",
      criteria.map(({ code, title }) => ({ value: code, label: `${code} ${title}` })),
      [],
      t("allCriteria"),
    ),
    select(
      "state",
      ASSESSMENT_STATES.map((state) => ({ value: state, label: states(state) })),
    ),
    select(
      "region",
      PROGRAMME_REGIONS.map((region) => ({ value: region, label: regions(region) })),
    ),
    select(
      "band",
      [],
      columns.map((column) => ({
        label: columnHeading(column),
        options: column.bands.map(({ code, label }) => ({ value: `${column.key}:${code}`, label })),
      })),
    ),
    ...(hasProgress
      ? [
          select(
            "lead",
            leads.map((lead) => ({ value: lead, label: lead })),
          ),
        ]
      : []),
    {
      kind: "select" as const,
      name: "sort",
      label: t("sort"),
      value: view.sort ?? GRID_DEFAULTS.sort,
      options: [
        { value: "name", label: t("sortName") },
        ...columns.map((column) => ({
          value: `band:${column.key}`,
          label: t("sortBand", { title: columnHeading(column) }),
        })),
        { value: "coverage", label: t("sortCoverage") },
        { value: "state", label: t("sortState") },
        ...(hasProgress ? [{ value: "due", label: t("sortDue") }] : []),
      ],
    },
    check("group", t("group"), "region"),
    ...(hasProgress ? [check("overdue", t("overdue"))] : []),
    ...(hasTeamFigures ? [check("overall", t("overallShow"))] : []),
  ];
}

/** Each chosen part of a view as a word; following it takes the part away. */
function ChosenWords({ address, view, columns, criteria }: GridViewFormProps) {
  const t = useTranslations("grid.view");
  const grid = useTranslations("grid");
  const locale = useLocale();
  const states = useTranslations("assessment.states");
  const regions = useTranslations("countries.regions");
  const band = chosenBand(columns, view);
  const criterion = criteria.find(({ code }) => code === view.criterion);
  const folded = [...foldedOf(view)].map((region) =>
    region === NO_REGION ? grid("noRegion") : regions(region),
  );
  const words: { part: keyof GridView; text: string }[] = [
    ...(view.columns
      ? [{ part: "columns" as const, text: t("columnsWord", { columns: t(`columnsOf.${view.columns}`) }) }]
      : []),
    ...(criterion
      ? [
          {
            part: "criterion" as const,
            text: t("criterionWord", { criterion: `${criterion.code} ${criterion.title}` }),
          },
        ]
      : []),
    ...(view.state ? [{ part: "state" as const, text: states(view.state) }] : []),
    ...(view.region ? [{ part: "region" as const, text: regions(view.region) }] : []),
    ...(view.band
      ? [
          {
            part: "band" as const,
            text: band ? t("bandChoice", { title: columnHeading(band.column), band: band.label }) : view.band,
          },
        ]
      : []),
    ...(view.lead ? [{ part: "lead" as const, text: view.lead }] : []),
    ...(view.overdue ? [{ part: "overdue" as const, text: t("overdueWord") }] : []),
    ...(view.sort
      ? [{ part: "sort" as const, text: t("sortWord", { order: orderText(view, columns, t) }) }]
      : []),
    ...(view.overall ? [{ part: "overall" as const, text: t("overall") }] : []),
    ...(view.group ? [{ part: "group" as const, text: t("groupWord") }] : []),
    ...(view.group && folded.length > 0
      ? [{ part: "folded" as const, text: t("foldedWord", { regions: formatList(locale, folded) }) }]
      : []),
  ];
  if (words.length === 0) return null;
  return (
    <div className={styles.chosen}>
      <span id="chosen">{t("chosen")}</span>
      <ul aria-labelledby="chosen" className={styles.words}>
        {words.map(({ part, text }) => (
          <li key={part}>
            <Link
              href={`${address}${gridQuery(view, [part])}`}
              className={styles.word}
              aria-label={t("remove", { word: text })}
            >
              <bdi>{text}</bdi> <span aria-hidden="true">×</span>
            </Link>
          </li>
        ))}
        {words.length > 1 ? (
          <li>
            <Link href={address}>{t("clear")}</Link>
          </li>
        ) : null}
      </ul>
    </div>
  );
}

function orderText(
  view: GridView,
  columns: readonly GridColumn[],
  t: ReturnType<typeof useTranslations<"grid.view">>,
): string {
  const column = sortColumn(columns, view);
  if (column) return t("sortBand", { title: columnHeading(column) });
  if (view.sort === "coverage") return t("sortCoverage");
  return view.sort === "state" ? t("sortState") : t("sortDue");
}
