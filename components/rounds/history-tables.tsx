import { useTranslations } from "next-intl";
import { DayText, InstantText } from "@/components/ui/date-text";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { Table } from "@/components/ui/table";
import { ASSESSMENT_STATES, type AssessmentState } from "@/db/enums";
import { TRANSITION_NAMES } from "@/lib/assessments/schema";

/** Characters of a hash that are shown; the whole stands in the title. */
const HASH_SHOWN = 12;
const STEPS = [...TRANSITION_NAMES, "open", "open_for_scoping", "supersede"] as const;

export type TransitionLine = {
  id: string;
  transition: string;
  fromState: AssessmentState | null;
  toState: AssessmentState;
  reason: string | null;
  by: string | null;
  at: Date;
  ratingsSha256: string;
};

/** Every change of state, newest first, as all changes on a history. */
export function TransitionTable({ lines, zone }: { lines: readonly TransitionLine[]; zone: string }) {
  const t = useTranslations("rounds");
  const states = useTranslations("assessment.states");
  return (
    <Table id="transitions" caption={t("history.title")} captionHidden>
      <thead>
        <tr>
          <th scope="col">{t("history.when")}</th>
          <th scope="col">{t("history.transition")}</th>
          <th scope="col">{t("history.to")}</th>
          <th scope="col">{t("history.who")}</th>
          <th scope="col">{t("history.why")}</th>
          <th scope="col">{t("history.hash")}</th>
        </tr>
      </thead>
      <tbody>
        {lines.toReversed().map((line) => {
          const step = STEPS.find((name) => name === line.transition);
          return (
            <tr key={line.id}>
              <td>
                <InstantText instant={line.at.toISOString()} zone={zone} />
              </td>
              <th scope="row">{step === undefined ? line.transition : t(`steps.${step}`)}</th>
              <td>{states(line.toState)}</td>
              <td dir="auto">{line.by ?? t("history.installation")}</td>
              <td dir="auto">{line.reason}</td>
              <td>
                <code title={line.ratingsSha256}>{line.ratingsSha256.slice(0, HASH_SHOWN)}</code>
              </td>
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}

/** The day by which each state is to be left, in the order of the states. */
export function DueTable({
  due,
}: {
  due: ReadonlyMap<AssessmentState, { dueOn: string; reason: string | null }>;
}) {
  const t = useTranslations("rounds");
  const states = useTranslations("assessment.states");
  if (due.size === 0) return <EmptyState title={t("history.noDue")} />;
  return (
    <Table id="due" caption={t("history.dueTitle")} captionHidden>
      <thead>
        <tr>
          <th scope="col">{t("history.state")}</th>
          <th scope="col">{t("history.dueOn")}</th>
          <th scope="col">{t("history.changeReason")}</th>
        </tr>
      </thead>
      <tbody>
        {ASSESSMENT_STATES.flatMap((state) => {
          const line = due.get(state);
          if (!line) return [];
          return [
            <tr key={state}>
              <th scope="row">{states(state)}</th>
              <td>
                <DayText day={line.dueOn} />
              </td>
              <td dir="auto">{line.reason ?? t("history.asTarget")}</td>
            </tr>,
          ];
        })}
      </tbody>
    </Table>
  );
}

/** The releases of an assessment, latest first. */
export function ReleaseList({ releases }: { releases: readonly { code: string; publishedAt: Date }[] }) {
  const t = useTranslations("rounds.history");
  if (releases.length === 0) return <EmptyState title={t("noReleases")} />;
  return (
    <ul>
      {releases.map(({ code }) => (
        <li key={code}>
          <Link href={`/releases/${code}`}>{code}</Link>
        </li>
      ))}
    </ul>
  );
}
