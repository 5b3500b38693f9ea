import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { SelectField } from "@/components/ui/field";
import { Link } from "@/components/ui/link";
import { ASSESSMENT_STATES, PROGRAMME_REGIONS } from "@/db/enums";
import type { GridColumn } from "@/lib/scorecards/grid";
import { chosenBand, columnHeading, sortColumn } from "@/lib/scorecards/grid-choices";
import { type GridView, gridQuery } from "@/lib/scorecards/grid-view";
import styles from "./grid.module.css";

interface GridViewFormProps {
  /** Address of the grid without its language. */
  address: string;
  /** The same with it, where a plain form is sent. */
  action: string;
  view: GridView;
  columns: readonly GridColumn[];
  leads: readonly string[];
  hasProgress: boolean;
  hasTeamFigures: boolean;
}

/** What a grid shows, as a plain form whose answer is an address; what was chosen stands above as words to take away. */
export function GridViewForm(props: GridViewFormProps) {
  const { view, columns, leads, action, hasProgress, hasTeamFigures } = props;
  const t = useTranslations("grid.view");
  const states = useTranslations("assessment.states");
  const regions = useTranslations("countries.regions");
  const any = <option value="">{t("any")}</option>;
  const hasChoice = Object.values(view).some((value) => value !== undefined);
  return (
    <div data-print="hide">
      <ChosenWords {...props} />
      <Disclosure summary={t("title")} look="boxed" open={hasChoice}>
        <form method="get" action={action} className={styles.form}>
          <SelectField id="state" name="state" label={t("state")} defaultValue={view.state ?? ""}>
            {any}
            {ASSESSMENT_STATES.map((state) => (
              <option key={state} value={state}>
                {states(state)}
              </option>
            ))}
          </SelectField>
          <SelectField id="region" name="region" label={t("region")} defaultValue={view.region ?? ""}>
            {any}
            {PROGRAMME_REGIONS.map((region) => (
              <option key={region} value={region}>
                {regions(region)}
              </option>
            ))}
          </SelectField>
          <SelectField id="band" name="band" label={t("band")} defaultValue={view.band ?? ""}>
            {any}
            {columns.map((column) => (
              <optgroup key={column.key} label={columnHeading(column)}>
                {column.bands.map(({ code, label }) => (
                  <option key={code} value={`${column.key}:${code}`}>
                    {label}
                  </option>
                ))}
              </optgroup>
            ))}
          </SelectField>
          {hasProgress ? (
            <SelectField id="lead" name="lead" label={t("lead")} defaultValue={view.lead ?? ""}>
              {any}
              {leads.map((lead) => (
                <option key={lead} value={lead}>
                  {lead}
                </option>
              ))}
            </SelectField>
          ) : null}
          <SelectField id="sort" name="sort" label={t("sort")} defaultValue={view.sort ?? "name"}>
            <option value="name">{t("sortName")}</option>
            {columns.map((column) => (
              <option key={column.key} value={`band:${column.key}`}>
                {t("sortBand", { title: columnHeading(column) })}
              </option>
            ))}
            <option value="coverage">{t("sortCoverage")}</option>
            <option value="state">{t("sortState")}</option>
            {hasProgress ? <option value="due">{t("sortDue")}</option> : null}
          </SelectField>
          <div className={styles.checks}>
            {hasProgress ? (
              <Check name="overdue" checked={view.overdue !== undefined}>
                {t("overdue")}
              </Check>
            ) : null}
            {hasTeamFigures ? (
              <Check name="overall" checked={view.overall !== undefined}>
                {t("overallShow")}
              </Check>
            ) : null}
          </div>
          <Button kind="primary">{t("apply")}</Button>
        </form>
      </Disclosure>
    </div>
  );
}

function Check({ name, checked, children }: { name: string; checked: boolean; children: ReactNode }) {
  return (
    <label className={styles.check}>
      <input type="checkbox" name={name} value="1" defaultChecked={checked} /> {children}
    </label>
  );
}

/** Each chosen part of a view as a word; following it takes the part away. */
function ChosenWords({ address, view, columns }: GridViewFormProps) {
  const t = useTranslations("grid.view");
  const states = useTranslations("assessment.states");
  const regions = useTranslations("countries.regions");
  const band = chosenBand(columns, view);
  const words: { part: keyof GridView; text: string }[] = [
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
    ...(view.sort && view.sort !== "name"
      ? [{ part: "sort" as const, text: t("sortWord", { order: orderText(view, columns, t) }) }]
      : []),
    ...(view.overall ? [{ part: "overall" as const, text: t("overall") }] : []),
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
