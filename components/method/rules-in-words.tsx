import { useTranslations } from "next-intl";
import { Table } from "@/components/ui/table";
import type { Edition } from "@/lib/instruments/edition";
import { percentOf } from "@/lib/instruments/method-view";
import { DerivationRules } from "./derivation-rules";
import { EvidenceRules } from "./evidence-rules";
import { FigureName } from "./figure-name";
import { GapRules } from "./gap-rules";
import styles from "./method.module.css";
import { OrderRules } from "./order-rules";
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
      <DerivationRules edition={edition} />
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
        <ul>
          {[constructs.exposure, constructs.capability].map((construct) =>
            construct === undefined ? null : (
              <li key={construct.label}>
                <bdi lang={language}>
                  <strong>{construct.label}.</strong> {construct.description}
                </bdi>
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
                <FigureName edition={edition} figure={node.key} withKey />
              </th>
              <td>{t(`methods.${node.method}`)}</td>
              <td>
                <ul className={styles.parts}>
                  {node.children.map(({ ref }) => (
                    <li key={ref}>
                      <bdi lang={language}>
                        <FigureName edition={edition} figure={ref} />{" "}
                        <span className={styles.weight}>× {weightText(edition, node.key, ref)}</span>
                      </bdi>
                    </li>
                  ))}
                </ul>
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
            <bdi lang={language}>{list.map((band) => `${band.label} ≥ ${band.from}`).join(" · ")}</bdi>
          </p>
        ),
      )}
      {gates === undefined ? null : (
        <>
          <p>{t("gates")}</p>
          <ul>
            {gates.list.map((gate) => (
              <li key={gate.code}>
                {t.rich("gate", {
                  indicator: gate.indicator,
                  level: gate.atOrBelow,
                  node: () => <FigureName edition={edition} figure={gate.caps} />,
                })}{" "}
                <strong>
                  <bdi lang={language}>{bandLabel(edition, gate.caps, gate.maxBand)}</bdi>
                </strong>
                {" · "}
                <bdi lang={language}>{gate.label}</bdi>
              </li>
            ))}
          </ul>
          <p>{t(`gateWithheld.${gates.withheldCountsAs}`)}</p>
          {gates.needsConfirmation ? <p>{t("gateConfirmation")}</p> : null}
        </>
      )}
      {balanceCaps?.map((cap) => (
        <p key={cap.code}>
          {t.rich("balanceCap", {
            node: () => <FigureName edition={edition} figure={cap.aggregate} />,
            steps: cap.stepsAboveWeakest,
          })}
        </p>
      ))}
      <p>{t("loweredBand")}</p>
      <p>{t("noRank")}</p>
    </RuleSection>
  );
}

function bandLabel(edition: Edition, node: string, code: string): string {
  return edition.nodes.get(node)?.bands.find((band) => band.code === code)?.label ?? code;
}
