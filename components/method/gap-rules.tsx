import { useTranslations } from "next-intl";
import type { Edition } from "@/lib/instruments/edition";
import { RuleSection } from "./rule-section";

/** Why an indicator may stay without a level, what each reason asks for, and when an indicator does not apply. */
export function GapRules({ edition }: { edition: Edition }) {
  const t = useTranslations("method.rules");
  const { gaps, notApplicableRules, language } = edition.file;
  const fallback = gaps?.reasons.find(({ code }) => code === gaps.defaultReason);
  return (
    <RuleSection
      id="rules-gaps"
      title={t("gaps")}
      edition={edition}
      explained={["not-assessed", "withheld", "not-applicable"]}
    >
      <p>{t("gapNeverZero")}</p>
      {gaps === undefined ? null : (
        <>
          <ul>
            {gaps.reasons.map((reason) => {
              const said = [
                reason.withheld ? t("withheld") : null,
                reason.needsRequest ? t("gapRequest") : null,
                reason.notFor ? t("gapNotFor", { codes: reason.notFor.join(", ") }) : null,
                reason.citeIn ? t("gapCiteIn", { codes: reason.citeIn.join(", ") }) : null,
              ].filter((part) => part !== null);
              return (
                <li key={reason.code}>
                  <strong>
                    <bdi lang={language}>{reason.label}</bdi>
                  </strong>
                  {said.length > 0 ? `: ${said.join("; ")}` : null}
                  {reason.rule === undefined ? null : (
                    <>
                      <br />
                      <bdi lang={language}>{reason.rule}</bdi>
                    </>
                  )}
                </li>
              );
            })}
          </ul>
          {gaps.withheldBandAt === undefined ? null : (
            <p>
              {t("withheldBand", {
                constructs: gaps.withheldBandAt.constructs
                  .map((construct) => t(`constructFigures.${construct}`))
                  .join(", "),
              })}
            </p>
          )}
          {fallback === undefined ? null : (
            <p>
              {t("gapDefault")} <bdi lang={language}>{fallback.label}</bdi>
            </p>
          )}
        </>
      )}
      {notApplicableRules === undefined ? null : (
        <>
          <p>{t("notApplicable")}</p>
          <ul>
            {notApplicableRules.map((rule) => (
              <li key={rule.code}>
                <bdi lang={language}>{rule.text}</bdi>
              </li>
            ))}
          </ul>
        </>
      )}
    </RuleSection>
  );
}
