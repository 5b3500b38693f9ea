import { useTranslations } from "next-intl";
import type { Edition } from "@/lib/instruments/edition";
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
          <span lang={language}>{plausibleRange.confidence.map(label).join(", ")}</span>
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
  const node = factor.withoutLinks;
  const ones = [
    factor.oneFor.length > 0 ? t("priorityOneFor", { codes: factor.oneFor.join(", ") }) : null,
    factor.oneWhenGateApplies ? t("priorityOneGate") : null,
    factor.oneWhenLinkNotAssessed ? t("priorityOneLink") : null,
    factor.oneWhenNoFigure ? t("priorityOneFigure", { node }) : null,
  ].filter((part) => part !== null);
  return (
    <>
      <p>{t("priority")}</p>
      <p>
        <strong>{t("priorityFormula")}</strong>
      </p>
      <p>{t("priorityFactor", { node, floor: String(factor.floor) })}</p>
      {ones.length === 0 ? null : (
        <>
          <p>{t("priorityOne")}</p>
          <ul>
            {ones.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </>
      )}
      <p>{t("priorityNone")}</p>
      <p>
        {t("priorityBands")}{" "}
        <span lang={language}>{bands.map((band) => `${band.label} ≥ ${band.from}`).join(" · ")}</span>
      </p>
    </>
  );
}
