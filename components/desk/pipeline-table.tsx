import { useLocale, useTranslations } from "next-intl";
import { Table } from "@/components/ui/table";
import { ASSESSMENT_STATES } from "@/db/enums";
import type { PipelineDay } from "@/lib/desk/pipeline";
import { formatDay } from "@/lib/i18n/format";
import { CountLink } from "./count-link";
import { deskHref } from "./desk-addresses";

/** How many assessments stood in each state at the end of each month, and today; only states in which some stood. */
export function PipelineTable({
  base,
  days,
  today,
}: {
  base: string;
  days: readonly PipelineDay[];
  today: string;
}) {
  const t = useTranslations("desk.pipeline");
  const states = useTranslations("assessment.states");
  const locale = useLocale();
  const used = ASSESSMENT_STATES.filter((state) => days.some(({ counts }) => counts.has(state)));
  return (
    <Table id="pipeline" caption={t("title")} captionHidden sticky="column">
      <thead>
        <tr>
          <th scope="col">{t("day")}</th>
          {used.map((state) => (
            <th key={state} scope="col" data-numeric="">
              {states(state)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {days.map(({ day, counts }) => {
          const text = formatDay(locale, day);
          return (
            <tr key={day}>
              <th scope="row">{day === today ? t("today", { day: text }) : text}</th>
              {used.map((state) => (
                <td key={state} data-numeric="">
                  <CountLink
                    count={counts.get(state) ?? 0}
                    href={deskHref(base, { state, on: day }, "assessments")}
                    label={`${states(state)}, ${text}`}
                  />
                </td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}
