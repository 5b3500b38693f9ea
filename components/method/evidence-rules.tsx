import { useTranslations } from "next-intl";
import type { Edition } from "@/lib/instruments/edition";
import type { ClaimNeed } from "@/lib/instruments/format-evidence";
import { RuleSection } from "./rule-section";

type RuleWords = ReturnType<typeof useTranslations<"method.rules">>;

function needInWords(need: ClaimNeed, t: RuleWords, label: (code: string) => string): string {
  switch (need.kind) {
    case "confidence":
      return t("claimNeeds.confidence", { level: label(need.atLeast) });
    case "item_not_issued_by_state":
      return t("claimNeeds.item_not_issued_by_state", { count: need.atLeast });
    case "citation_shows":
      return t("claimNeeds.citation_shows");
    case "search_record":
      return t("claimNeeds.search_record");
  }
}

/** How confidence is computed from sources, and which level claims what. */
export function EvidenceRules({ edition }: { edition: Edition }) {
  const t = useTranslations("method.rules");
  const { confidence, claims, language } = edition.file;
  if (confidence === undefined) return null;
  const label = (code: string) => confidence.levels.find((level) => level.code === code)?.label ?? code;
  const types = edition.file.codeLists?.evidence_type ?? [];
  const typeName = (code: string) => types.find((type) => type.code === code)?.label ?? code;
  return (
    <RuleSection
      id="rules-confidence"
      title={t("confidence")}
      edition={edition}
      explained={["confidence", "confidence-independence", "confidence-aggregate", "claims"]}
    >
      <p>{t("confidenceComputed")}</p>
      <ul>
        {confidence.rules.map((rule) => (
          <li key={rule.level}>
            <strong lang={language}>{label(rule.level)}</strong>
            {": "}
            {rule.anyOf
              .map((need) => t("need", { types: need.independentTypes, primary: need.primaryTypes }))
              .join(` ${t("or")} `)}
            {"; "}
            {t("newest", { months: rule.newestWithinMonths })}
          </li>
        ))}
      </ul>
      <p>
        {t("primaryTypes")} <span lang={language}>{confidence.primaryTypes.map(typeName).join(", ")}</span>
      </p>
      <p>{t("contradiction", { steps: confidence.contradictionSteps })}</p>
      <p>{t("loweredOnly")}</p>
      {claims === undefined ? null : (
        <>
          <p>{t("claims")}</p>
          <ul>
            {claims.map((claim) => (
              <li key={claim.code}>
                {t(`claimLevels.${claim.construct}`, { levels: claim.levels.join(", ") })}{" "}
                {claim.needs.map((need) => needInWords(need, t, label)).join("; ")}
              </li>
            ))}
          </ul>
        </>
      )}
    </RuleSection>
  );
}
