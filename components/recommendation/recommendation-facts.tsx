import { useTranslations } from "next-intl";
import { EditionText } from "@/components/scorecard/edition-text";
import { DayText } from "@/components/ui/date-text";
import { DescriptionList } from "@/components/ui/description-list";
import type { RecommendationLine } from "@/lib/recommendations/lines";
import type { TargetView } from "@/lib/recommendations/page";
import { AnswerTag, OverdueTag, ProgressTag } from "./standing-tags";

/** Everything that is known of one recommendation; answer, progress and day stand apart. */
export function RecommendationFacts({
  line,
  targets,
  language,
}: {
  line: RecommendationLine;
  targets: readonly TargetView[];
  /** Language of the edition's words. */
  language: string;
}) {
  const t = useTranslations("recommendations");
  return (
    <DescriptionList
      items={[
        {
          key: "body",
          term: t("addressedTo"),
          value: (
            <bdi>
              {line.institutionName}
              {line.institution === null ? null : ` (${line.institution})`}
            </bdi>
          ),
        },
        { key: "strength", term: t("strength"), value: t(`strengths.${line.strength}`) },
        { key: "kind", term: t("kind"), value: t(`kinds.${line.kind}`) },
        { key: "cost", term: t("cost"), value: t(`costs.${line.costBand}`) },
        {
          key: "targets",
          term: t("targets"),
          value:
            targets.length === 0
              ? t("noTargets")
              : targets.map((target) => (
                  <p key={target.indicator}>
                    <bdi>{target.indicator}</bdi>{" "}
                    <EditionText language={language}>{target.title}</EditionText>:{" "}
                    {target.now === null
                      ? t("targetTo", { level: target.level })
                      : t("targetNow", { now: target.now, level: target.level })}
                    {target.sentence === null ? null : (
                      <>
                        {" "}
                        (<EditionText language={language}>{target.sentence}</EditionText>)
                      </>
                    )}
                  </p>
                )),
        },
        {
          key: "due",
          term: t("due"),
          value: (
            <>
              <DayText day={line.dueOn} /> {line.overdue ? <OverdueTag /> : null}
            </>
          ),
        },
        { key: "answer", term: t("answer"), value: <AnswerTag answer={line.answer} /> },
        { key: "progress", term: t("progress"), value: <ProgressTag step={line.progress} /> },
      ]}
    />
  );
}
