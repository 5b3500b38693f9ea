import { useTranslations } from "next-intl";
import { Table } from "@/components/ui/table";
import type { Edition } from "@/lib/instruments/edition";
import { percentOf } from "@/lib/instruments/method-view";
import { EvidenceRules } from "./evidence-rules";
import { RuleSection } from "./rule-section";

/** Every rule of an edition in plain words, written from its data: what the edition does not rule is not shown. */
export function RulesInWords({ edition }: { edition: Edition }) {
  return (
    <>
      <ScaleRules edition={edition} />
      <FigureRules edition={edition} />
      <GapRules edition={edition} />
      <BandRules edition={edition} />
      <EvidenceRules edition={edition} />
      <OrderRules edition={edition} />
    </>
  );
}

function ScaleRules({ edition }: { edition: Edition }) {
  const t = useTranslations("method.rules");
  const { scale, normalise, constructs, language } = edition.file;
  return (
    <RuleSection
      id="rules-scale"
      title={t("scale")}
      edition={edition}
      explained={["levels", "levels-cumulative", "scale", "constructs"]}
    >
      <p>{t("scaleText", { min: scale.min, max: scale.max, step: scale.step })}</p>
      <p>{t(`normalise.${normalise}`)}</p>
      {constructs === undefined ? null : (
        <ul lang={language}>
          {[constructs.exposure, constructs.capability].map((construct) =>
            construct === undefined ? null : (
              <li key={construct.label}>
                <strong>{construct.label}.</strong> {construct.description}
              </li>
            ),
          )}
        </ul>
      )}
      <p>{t("neverMixed")}</p>
    </RuleSection>
  );
}

function FigureRules({ edition }: { edition: Edition }) {
  const t = useTranslations("method.rules");
  const { coverage, language } = edition.file;
  return (
    <RuleSection
      id="rules-figures"
      title={t("figures")}
      edition={edition}
      explained={["aggregation", "weights", "effective-share", "methods", "bounds", "rounding", "status"]}
    >
      <Table id="rules-nodes" caption={t("nodesCaption")}>
        <thead>
          <tr>
            <th scope="col">{t("node")}</th>
            <th scope="col">{t("method")}</th>
            <th scope="col">{t("children")}</th>
            <th scope="col">{t("audience")}</th>
          </tr>
        </thead>
        <tbody>
          {[...edition.nodes.values()].map((node) => (
            <tr key={node.key}>
              <th scope="row">
                {node.key} <span lang={language}>{node.title}</span>
              </th>
              <td>{t(`methods.${node.method}`)}</td>
              <td>
                {node.children
                  .map((child) => `${child.ref} × ${weightText(edition, node.key, child.ref)}`)
                  .join(", ")}
              </td>
              <td>{t(`audiences.${node.audience}`)}</td>
            </tr>
          ))}
        </tbody>
      </Table>
      {coverage === undefined ? (
        <p>{t("noThresholds")}</p>
      ) : (
        <ul>
          <li>
            {t("final", { percent: percentOf(coverage.final.atLeast) })}{" "}
            {coverage.final.everyDomainAtLeast === undefined
              ? null
              : t("finalDomain", { percent: percentOf(coverage.final.everyDomainAtLeast) })}{" "}
            {coverage.final.gatesSettled ? t("finalGates") : null}
          </li>
          {coverage.provisional === undefined ? null : (
            <li>{t("provisional", { percent: percentOf(coverage.provisional.atLeast) })}</li>
          )}
        </ul>
      )}
      <p>{t("bounds")}</p>
      <p>{t("rounding")}</p>
    </RuleSection>
  );
}

function weightText(edition: Edition, key: string, ref: string): string {
  const aggregate = edition.file.aggregates.find((entry) => entry.key === key);
  const child = aggregate?.children.find((entry) => entry.ref === ref);
  return String(child?.weight ?? edition.indicators.get(ref)?.definition.weight ?? "");
}

function GapRules({ edition }: { edition: Edition }) {
  const t = useTranslations("method.rules");
  const { gaps, notApplicableRules, language } = edition.file;
  return (
    <RuleSection
      id="rules-gaps"
      title={t("gaps")}
      edition={edition}
      explained={["not-assessed", "withheld", "not-applicable"]}
    >
      <p>{t("gapNeverZero")}</p>
      {gaps === undefined ? null : (
        <ul>
          {gaps.reasons.map((reason) => (
            <li key={reason.code}>
              <span lang={language}>{reason.label}</span>
              {reason.withheld ? `: ${t("withheld")}` : null}
            </li>
          ))}
        </ul>
      )}
      {notApplicableRules === undefined ? null : (
        <>
          <p>{t("notApplicable")}</p>
          <ul lang={language}>
            {notApplicableRules.map((rule) => (
              <li key={rule.code}>{rule.text}</li>
            ))}
          </ul>
        </>
      )}
    </RuleSection>
  );
}

function BandRules({ edition }: { edition: Edition }) {
  const t = useTranslations("method.rules");
  const { bands, gates, balanceCaps, language } = edition.file;
  if (bands === undefined) return null;
  return (
    <RuleSection
      id="rules-bands"
      title={t("bands")}
      edition={edition}
      explained={["bands", "band-reasons", "band-exposure", "band-display", "gates", "balance-cap"]}
    >
      {[
        { construct: "capability" as const, list: bands.capability },
        { construct: "exposure" as const, list: bands.exposure },
      ].map(({ construct, list }) =>
        list === undefined ? null : (
          <p key={construct}>
            {t(`bandsOf.${construct}`)}{" "}
            <span lang={language}>{list.map((band) => `${band.label} ≥ ${band.from}`).join(" · ")}</span>
          </p>
        ),
      )}
      {gates === undefined ? null : (
        <>
          <p>{t("gates")}</p>
          <ul>
            {gates.list.map((gate) => (
              <li key={gate.code}>
                {t("gate", { indicator: gate.indicator, level: gate.atOrBelow, node: gate.caps })}{" "}
                <strong lang={language}>{bandLabel(edition, gate.caps, gate.maxBand)}</strong>
                {" · "}
                <span lang={language}>{gate.label}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {balanceCaps?.map((cap) => (
        <p key={cap.code}>{t("balanceCap", { node: cap.aggregate, steps: cap.stepsAboveWeakest })}</p>
      ))}
      <p>{t("loweredBand")}</p>
      <p>{t("noRank")}</p>
    </RuleSection>
  );
}

function bandLabel(edition: Edition, node: string, code: string): string {
  return edition.nodes.get(node)?.bands.find((band) => band.code === code)?.label ?? code;
}

function OrderRules({ edition }: { edition: Edition }) {
  const t = useTranslations("method.rules");
  const { priority, plausibleRange, disagreement, secondRating, language } = edition.file;
  return (
    <RuleSection
      id="rules-order"
      title={t("order")}
      edition={edition}
      explained={["priority", "disagreement", "ratings-kept", "exposure-outside-the-team", "facets"]}
    >
      {plausibleRange === undefined ? null : <p>{t("plausibleRange", { steps: plausibleRange.steps })}</p>}
      {disagreement === undefined ? null : <p>{t("disagreement", { levels: disagreement.levelsApart })}</p>}
      {secondRating === undefined ? null : <p>{t("secondRating", { every: secondRating.every })}</p>}
      {priority === undefined ? null : (
        <p>
          {t("priority")}{" "}
          <span lang={language}>
            {priority.bands.map((band) => `${band.label} ≥ ${band.from}`).join(" · ")}
          </span>
        </p>
      )}
    </RuleSection>
  );
}
