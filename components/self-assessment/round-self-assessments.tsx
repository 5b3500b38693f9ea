import { useTranslations } from "next-intl";
import { DayText } from "@/components/ui/date-text";
import { Link } from "@/components/ui/link";
import { type StatusShape, StatusTag } from "@/components/ui/status-tag";
import { Table } from "@/components/ui/table";
import type { SelfAssessmentLine } from "@/lib/self-assessments/round";
import type { SelfProgress } from "@/lib/self-assessments/rules";

const SHAPES: Record<SelfProgress, StatusShape> = {
  not_asked: "empty",
  asked: "empty",
  begun: "half",
  certified: "complete",
  none_came: "attention",
};

/** How far each State of a round is with assessing itself. Nothing waits for it, and the section says so. */
export function RoundSelfAssessments({
  round,
  states,
}: {
  round: string;
  states: readonly (SelfAssessmentLine & { name: string })[];
}) {
  const t = useTranslations("selfAssessment");
  return (
    <section aria-labelledby="self-assessments-title">
      <h2 id="self-assessments-title">{t("ofRound")}</h2>
      <p>{t("ofRoundLead")}</p>
      <Table id="self-assessments" caption={t("ofRound")} captionHidden stacks>
        <thead>
          <tr>
            <th scope="col">{t("ofState")}</th>
            <th scope="col">{t("state")}</th>
            <th scope="col">{t("dueOn")}</th>
          </tr>
        </thead>
        <tbody>
          {states.map(({ iso3, name, progress, dueOn }) => (
            <tr key={iso3}>
              <th scope="row">
                <Link href={`/rounds/${round}/${iso3}/self-assessment`}>{name}</Link>
              </th>
              <td data-label={t("state")}>
                <StatusTag shape={SHAPES[progress]}>{t(`progress.${progress}`)}</StatusTag>
              </td>
              <td data-label={t("dueOn")}>{dueOn === null ? t("noDueDay") : <DayText day={dueOn} />}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </section>
  );
}
