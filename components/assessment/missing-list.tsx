import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { CITATION_SHOWS, CONFIDENCES } from "@/db/enums";
import { type SCOPE_REQUIRED, SECOND_RATING_CODES, type SubmissionProblem } from "@/lib/assessments/guards";
import { claimKey } from "@/lib/ratings/claim-text";
import type { SecondRatingProblem } from "@/lib/second-ratings/rules";
import { CodeWithTitle } from "./code-with-title";
import styles from "./missing-list.module.css";

/** What is missing, each line a link to its place. */
export function MissingList({
  problems,
  scopeMissing,
  secondRating,
  place,
  language,
  titleOf,
}: {
  problems: readonly SubmissionProblem[];
  scopeMissing: readonly (typeof SCOPE_REQUIRED)[number][];
  /** What of the blind second rating is open. */
  secondRating: readonly SecondRatingProblem[];
  place: { round: string; iso3: string };
  /** The language of the edition. */
  language: string;
  /** Title of a domain or an indicator by its code. */
  titleOf: ReadonlyMap<string, string>;
}) {
  const t = useTranslations("assessment.check");
  const unmet = useTranslations("review.unmet");
  const secondTitle = useTranslations("secondRating");
  const tScope = useTranslations("assessment.scopeFields");
  const text = useProblemText();
  const base = `/rounds/${place.round}/${place.iso3}`;
  const count = problems.length + scopeMissing.length + secondRating.length;
  if (count === 0) return <p>{t("complete")}</p>;
  const domains = Map.groupBy(problems, ({ domain }) => domain ?? "");
  return (
    <>
      <h2>{t("missingTitle")}</h2>
      <p>{t("missingLead")}</p>
      {scopeMissing.length === 0 ? null : (
        <ul className={styles.list}>
          {scopeMissing.map((field) => (
            <li key={field}>
              <Link href={`${base}/scope#scope-${field}`}>
                {unmet("scope_missing", { field: tScope(field) })}
              </Link>
            </li>
          ))}
        </ul>
      )}
      {secondRating.length === 0 ? null : (
        <section aria-labelledby="missing-second-rating">
          <h3 id="missing-second-rating">{secondTitle("title")}</h3>
          <ul className={styles.list}>
            {secondRating.map(({ indicator, problem }) => (
              <li key={indicator}>
                <Link href={`${base}/second-rating#pair-${indicator}`}>
                  {unmet(SECOND_RATING_CODES[problem], { indicator })}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
      {[...domains].map(([domain, own]) => (
        <section key={domain} aria-labelledby={`missing-${domain}`}>
          <h3 id={`missing-${domain}`}>
            <CodeWithTitle code={domain} language={language} titleOf={titleOf} />
          </h3>
          <ul className={styles.list}>
            {own.map((problem) => (
              <li key={`${problem.indicator} ${problem.problem}`}>
                <Link href={`${base}/${domain}#${placeOf(problem)}`}>
                  {problem.problem === "domain_not_declared" ? (
                    domain
                  ) : (
                    <CodeWithTitle code={problem.indicator} language={language} titleOf={titleOf} />
                  )}
                </Link>
                {" – "}
                {text(problem)}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

function placeOf({ indicator, problem }: SubmissionProblem): string {
  if (problem === "domain_not_declared") return "done";
  return problem === "rationale_missing" ? `${indicator}-rationale` : indicator;
}

function useProblemText(): (problem: SubmissionProblem) => string {
  const t = useTranslations("rating");
  return ({ problem, values = {} }) => {
    const said = (name: string): string => {
      const value = String(values[name] ?? "");
      const confidence = [...CONFIDENCES, "none" as const].find((one) => one === value);
      if (confidence !== undefined) return t(`confidence.${confidence}`);
      const shows = CITATION_SHOWS.find((one) => one === value);
      return shows === undefined ? value : t(`citations.shows.${shows}`);
    };
    return t(`claims.${claimKey(problem)}`, {
      level: said("level"),
      needed: said("needed"),
      has: said("has"),
      last: said("last"),
      suggested: said("suggested"),
      indicators: said("indicators"),
      indicator: said("indicator"),
    });
  };
}
