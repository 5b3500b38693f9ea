import { useLocale, useTranslations } from "next-intl";
import { Disclosure } from "@/components/ui/disclosure";
import { formatShare } from "@/lib/i18n/format";
import { boundsText, figureText, plausibleText } from "@/lib/releases/figure-text";
import type { ReleaseNode, ReleaseWhyNode } from "@/lib/releases/format";
import { NodeName } from "./node-name";

/** The figures of a release by key, and the titles of its indicators. */
export type WhyNames = {
  nodes: ReadonlyMap<string, ReleaseNode>;
  indicators: ReadonlyMap<string, string>;
};

/** The anchor of why a figure is what it is. */
export function whyId(key: string): string {
  return `why-${key}`;
}

/** Keys of the parts of a tree that are nodes, down to the last. */
export function nodesBelow(node: ReleaseWhyNode): readonly string[] {
  return node.children.flatMap((child) => (child.kind === "node" ? [child.key, ...nodesBelow(child)] : []));
}

/** Why a figure is what it is, down to each rating with the share it makes. */
export function WhyTree({
  node,
  names,
  anchors,
  language,
}: {
  node: ReleaseNode;
  names: WhyNames;
  /** Parts below that are reached by a link of their own in this tree. */
  anchors: ReadonlySet<string>;
  language: string;
}) {
  const t = useTranslations("release");
  const locale = useLocale();
  const { figure, bandFigure, tree } = node.why;
  const score = figureText(locale, figure.score);
  const plausible = plausibleText(locale, figure);
  return (
    <Disclosure
      summary={t.rich("whyOfRich", {
        title: () => <NodeName node={node} language={language} />,
      })}
    >
      <div id={whyId(node.key)}>
        {score === undefined ? null : (
          <p>
            {t("whyFigure", { figure: score, bounds: boundsText(locale, figure) ?? "" })}{" "}
            {plausible === undefined ? null : t("whyPlausible", { range: plausible })}
          </p>
        )}
        {bandFigure === null || node.loweredBy.length === 0 ? null : (
          <p>{t("whyBandFigure", { figure: figureText(locale, bandFigure) ?? "" })}</p>
        )}
        <WhyChildren node={tree} names={names} anchors={anchors} language={language} />
      </div>
    </Disclosure>
  );
}

function WhyChildren({
  node,
  names,
  anchors,
  language,
}: {
  node: ReleaseWhyNode;
  names: WhyNames;
  anchors: ReadonlySet<string>;
  language: string;
}) {
  const t = useTranslations("release");
  const locale = useLocale();
  const shareOf = (share: { decimal: string }) =>
    t("whyShare", { share: formatShare(locale, Number(share.decimal) / 100, { decimals: 1 }) });
  return (
    <>
      <p>{t(`methods.${node.method}`)}</p>
      <ul>
        {node.children.map((child) => {
          const part = child.kind === "node" ? names.nodes.get(child.key) : undefined;
          return (
            <li key={child.key} id={anchors.has(child.key) ? whyId(child.key) : undefined}>
              {part ? (
                <NodeName node={part} language={language} />
              ) : (
                <>
                  {child.key} <bdi lang={language}>{names.indicators.get(child.key)}</bdi>
                </>
              )}
              {": "}
              <span data-numeric="">{figureText(locale, child.value) ?? t("noFigure")}</span>
              {part === undefined ? null : <Doubt figure={part.why.figure} />}
              {child.share === null ? null : <> · {shareOf(child.share)}</>}
              {child.kind === "node" ? (
                <WhyChildren node={child} names={names} anchors={anchors} language={language} />
              ) : null}
            </li>
          );
        })}
      </ul>
    </>
  );
}

/** The bounds and the plausible range of a part. */
function Doubt({ figure }: { figure: ReleaseNode["why"]["figure"] }) {
  const t = useTranslations("scorecard.figure");
  const locale = useLocale();
  const [bounds, plausible] = [boundsText(locale, figure), plausibleText(locale, figure)];
  return (
    <>
      {bounds === undefined ? null : <> · {t("bounds", { range: bounds })}</>}
      {plausible === undefined ? null : <> · {t("plausible", { range: plausible })}</>}
    </>
  );
}
