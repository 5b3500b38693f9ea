import { useTranslations } from "next-intl";
import { Fragment } from "react";
import { RoundTitle } from "@/components/rounds/round-title";
import { Link } from "@/components/ui/link";
import { Table } from "@/components/ui/table";
import type { AssessmentState, RoundPurpose } from "@/db/enums";

/** One assessment of a country, with what its reader may open of it. */
export interface CountryAssessmentLine {
  round: string;
  roundTitle: string;
  purpose: RoundPurpose;
  state: AssessmentState;
  release: string | null;
  opensCard: boolean;
  opensWorkspace: boolean;
  opensSelfAssessment: boolean;
}

/** The assessments of one country over the rounds, each with the ways into it. */
export function CountryAssessments({
  id = "assessments-table",
  iso3,
  assessments,
}: {
  id?: string;
  iso3: string;
  assessments: readonly CountryAssessmentLine[];
}) {
  const t = useTranslations("countries");
  const states = useTranslations("assessment.states");
  if (assessments.length === 0) return <p>{t("noAssessments")}</p>;
  return (
    <Table id={id} caption={t("assessments")} captionHidden stacks>
      <thead>
        <tr>
          <th scope="col">{t("round")}</th>
          <th scope="col">{t("state")}</th>
          <th scope="col">{t("release")}</th>
          <th scope="col">{t("open")}</th>
        </tr>
      </thead>
      <tbody>
        {assessments.map(({ round, roundTitle, purpose, state, release, ...opens }) => (
          <tr key={round}>
            <th scope="row">
              <Link href={`/rounds/${round}`}>
                <RoundTitle>{roundTitle}</RoundTitle>
              </Link>
              {purpose === "real" ? null : ` (${t(purpose)})`}
            </th>
            <td data-label={t("state")}>{states(state)}</td>
            <td data-label={t("release")}>
              {release === null ? (
                "–"
              ) : (
                <Link href={`/releases/${release}`}>
                  <bdi>{release}</bdi>
                </Link>
              )}
            </td>
            <td data-label={t("open")}>
              <span>
                {waysInto(opens).map(({ path, text }, index) => (
                  <Fragment key={path}>
                    {index === 0 ? null : " · "}
                    <Link href={`/rounds/${round}/${iso3}${path}`}>{t(text)}</Link>
                  </Fragment>
                ))}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

type Opens = Pick<CountryAssessmentLine, "opensCard" | "opensWorkspace" | "opensSelfAssessment">;

function waysInto({ opensCard, opensWorkspace, opensSelfAssessment }: Opens) {
  return [
    ...(opensCard ? [{ path: "/scorecard", text: "scorecard" as const }] : []),
    ...(opensWorkspace ? [{ path: "", text: "workspace" as const }] : []),
    ...(opensSelfAssessment ? [{ path: "/self-assessment", text: "selfAssessment" as const }] : []),
  ];
}
