import { useTranslations } from "next-intl";
import { Fragment } from "react";
import type { Edition } from "@/lib/instruments/edition";
import type { InstrumentFile } from "@/lib/instruments/format";
import type { ClaimNeed } from "@/lib/instruments/format-evidence";
import { RuleSection } from "./rule-section";

type RuleWords = ReturnType<typeof useTranslations<"method.rules">>;

type ConfidenceRule = NonNullable<InstrumentFile["confidence"]>;
type Claim = NonNullable<InstrumentFile["claims"]>[number];

const labelOf = (rule: ConfidenceRule, code: string) =>
  rule.levels.find((level) => level.code === code)?.label ?? code;

function excludedInWords({ exclude }: ConfidenceRule, t: RuleWords): string {
  const { ungraded, reliability, credibility, together } = exclude;
  return [
    ungraded ? t("excludedUngraded") : null,
    reliability.length > 0 ? t("excludedReliability", { grades: reliability.join(", ") }) : null,
    credibility.length > 0 ? t("excludedCredibility", { grades: credibility.join(", ") }) : null,
    ...together.map((pair) => t("excludedTogether", pair)),
  ]
    .filter((part) => part !== null)
    .join("; ");
}

/** How confidence is computed from sources, and which level claims what. */
export function EvidenceRules({ edition }: { edition: Edition }) {
  const t = useTranslations("method.rules");
  const { confidence, claims, language } = edition.file;
  if (confidence === undefined) return null;
  const excluded = excludedInWords(confidence, t);
  const types = edition.file.codeLists?.evidence_type ?? [];
  const typeName = (code: string) => types.find((type) => type.code === code)?.label ?? code;
  return (
    <RuleSection
      id="rules-confidence"
      title={t("confidence")}
      edition={edition}
      explained={["confidence", "confidence-independence", "confidence-aggregate", "claims"]}
    >
      <p>
        {t("confidenceComputed")} <bdi lang={language}>{confidence.levels[0]?.label}</bdi>
      </p>
      <ul>
        {confidence.rules.map((rule) => (
          <li key={rule.level}>
            <strong>
              <bdi lang={language}>{labelOf(confidence, rule.level)}</bdi>
            </strong>
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
        {t("primaryTypes")} <bdi lang={language}>{confidence.primaryTypes.map(typeName).join(", ")}</bdi>
      </p>
      <p>{t("independence")}</p>
      {excluded === "" ? null : <p>{t("excluded", { list: excluded })}</p>}
      <p>{t("age")}</p>
      <p>{t("contradiction", { steps: confidence.contradictionSteps })}</p>
      <p>{t("loweredOnly")}</p>
      <p>
        {t("confidenceAggregate", {
          values: confidence.levels.map(({ label, value }) => `${label} = ${value}`).join(", "),
        })}{" "}
        <bdi lang={language}>
          {confidence.aggregate
            .map(({ level, from }) => `${labelOf(confidence, level)} ≥ ${from}`)
            .join(" · ")}
        </bdi>
      </p>
      {claims === undefined ? null : (
        <>
          <p>{t("claims")}</p>
          <ul>
            {claims.map((claim) => (
              <ClaimLine key={claim.code} edition={edition} rule={confidence} claim={claim} />
            ))}
          </ul>
        </>
      )}
    </RuleSection>
  );
}

function ClaimLine({ edition, rule, claim }: { edition: Edition; rule: ConfidenceRule; claim: Claim }) {
  const t = useTranslations("method.rules");
  return (
    <li>
      {t(`claimLevels.${claim.construct}`, { levels: claim.levels.join(", ") })}{" "}
      {claim.onlyWhenNotApplicableRestsOnIt ? `${t("claimOnlyForNotApplicable")} ` : null}
      {claim.needs.map((need, index) => (
        <Fragment key={need.kind}>
          {index > 0 ? "; " : null}
          <Need edition={edition} rule={rule} need={need} />
        </Fragment>
      ))}
    </li>
  );
}

function Need({ edition, rule, need }: { edition: Edition; rule: ConfidenceRule; need: ClaimNeed }) {
  const t = useTranslations("method.rules");
  const { facets, language } = edition.file;
  switch (need.kind) {
    case "confidence":
      return t("claimNeeds.confidence", { level: labelOf(rule, need.atLeast) });
    case "item_not_issued_by_state":
      return t("claimNeeds.item_not_issued_by_state", { count: need.atLeast });
    case "search_record":
      return t("claimNeeds.search_record");
    case "citation_shows": {
      const shown = t("claimNeeds.citation_shows", { shows: need.shows });
      if (need.facets === undefined) return shown;
      const words = need.facets.map((code) => facets?.find((facet) => facet.code === code)?.label ?? code);
      return (
        <>
          {shown} ({t("claimNeeds.of_facet")} <bdi lang={language}>{words.join(", ")}</bdi>)
        </>
      );
    }
  }
}
