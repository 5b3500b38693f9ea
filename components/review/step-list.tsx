import { useTranslations } from "next-intl";
import { LinkButton } from "@/components/ui/button";
import type { TransitionName } from "@/lib/assessments/schema";
import type { StepView } from "@/lib/reviews/page";
import { UnmetList } from "./unmet-list";

/** Steps by which the work goes on; the others send it back or end it. */
const ONWARD: readonly TransitionName[] = [
  "begin",
  "submit",
  "pass",
  "send_draft",
  "comment",
  "send_changes",
  "answer",
  "publish",
];

/** The steps that the reader may take, each with what is still unmet. */
export function StepList({
  round,
  iso3,
  steps,
}: {
  round: string;
  iso3: string;
  steps: readonly StepView[];
}) {
  const t = useTranslations("review");
  return steps.map(({ name, unmet }) => (
    <section key={name} aria-labelledby={`step-${name}`}>
      <h3 id={`step-${name}`}>{t(`take.${name}.title`)}</h3>
      {unmet.length === 0 ? (
        <LinkButton
          href={`/rounds/${round}/${iso3}/steps/${name}`}
          kind={ONWARD.includes(name) ? "primary" : "secondary"}
        >
          {t(`take.${name}.title`)}
        </LinkButton>
      ) : (
        <>
          <UnmetList round={round} iso3={iso3} unmet={unmet} />
          <p>{t("afterThat")}</p>
        </>
      )}
    </section>
  ));
}
