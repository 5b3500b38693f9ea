import { useTranslations } from "next-intl";
import type { Edition } from "@/lib/instruments/edition";
import { FigureName } from "./figure-name";
import { RuleSection } from "./rule-section";

/** Ranges, second ratings, and how findings are put in order. */
export function OrderRules({ edition }: { edition: Edition }) {
  const t = useTranslations("method.rules");
  const { plausibleRange, disagreement, secondRating, confidence, language } = edition.file;
  const label = (code: string) => confidence?.levels.find((level) => level.code === code)?.label ?? code;
  return (
    <RuleSection
      id="rules-order"
      title={t("order")}
      edition={edition}
      explained={["priority", "disagreement", "ratings-kept", "exposure-outside-the-team", "facets"]}
    >
      {plausibleRange === undefined ? null : (
        <p>
          {t("plausibleRange", { steps: plausibleRange.steps })}{" "}
          <bdi lang={language}>{plausibleRange.confidence.map(label).join(", ")}</bdi>
        </p>
      )}
      {disagreement === undefined ? null : (
        <p>
          {t("disagreement", {
            levels: disagreement.levelsApart,
            acrossGate: String(disagreement.acrossGate),
          })}
        </p>
      )}
      {secondRating === undefined ? null : (
        <p>{t("secondRating", { every: secondRating.every, gates: String(secondRating.gates) })}</p>
      )}
      <PriorityRule edition={edition} />
    </RuleSection>
  );
}

function PriorityRule({ edition }: { edition: Edition }) {
  const t = useTranslations("method.rules");
  const { priority, language } = edition.file;
  if (priority === undefined) return null;
  const { exposureFactor: factor, bands } = priority;
  const node = () => <FigureName edition={edition} figure={factor.withoutLinks} />;
  const ones = [
    {
      key: "codes",
      holds: factor.oneFor.length > 0,
      text: t("priorityOneFor", { codes: factor.oneFor.join(", ") }),
    },
    { key: "gate", holds: factor.oneWhenGateApplies, text: t("priorityOneGate") },
    { key: "link", holds: factor.oneWhenLinkNotAssessed, text: t("priorityOneLink") },
    { key: "figure", holds: factor.oneWhenNoFigure, text: t.rich("priorityOneFigure", { node }) },
  ].filter(({ holds }) => holds);
  return (
    <>
      <p>{t("priority")}</p>
      <p>
        <strong>{t("priorityFormula")}</strong>
      </p>
      <p>{t.rich("priorityFactor", { node, floor: String(factor.floor) })}</p>
      {ones.length === 0 ? null : (
        <>
          <p>{t("priorityOne")}</p>
          <ul>
            {ones.map(({ key, text }) => (
              <li key={key}>{text}</li>
            ))}
          </ul>
        </>
      )}
      <p>{t("priorityNone")}</p>
      <p>
        {t("priorityBands")}{" "}
        <bdi lang={language}>{bands.map((band) => `${band.label} ≥ ${band.from}`).join(" · ")}</bdi>
      </p>
    </>
  );
}
