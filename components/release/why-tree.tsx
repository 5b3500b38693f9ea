import { useLocale, useTranslations } from "next-intl";
import { Disclosure } from "@/components/ui/disclosure";
import { formatFigure } from "@/lib/i18n/format";
import type { ReleaseNode, ReleaseWhyNode } from "@/lib/releases/format";
import { boundsText, figureText } from "./figure-text";

type Titles = ReadonlyMap<string, string>;

/** Why a figure is what it is, down to each rating with the share it makes. */
export function WhyTree({ node, titles, language }: { node: ReleaseNode; titles: Titles; language: string }) {
  const t = useTranslations("release");
  const locale = useLocale();
  const { figure, bandFigure, tree } = node.why;
  const score = figureText(locale, figure.score);
  return (
    <Disclosure summary={t("whyOf", { title: `${node.key} ${node.title}` })}>
      {score === undefined ? null : (
        <p>{t("whyFigure", { figure: score, bounds: boundsText(locale, figure) ?? "" })}</p>
      )}
      {bandFigure === null || node.loweredBy.length === 0 ? null : (
        <p>{t("whyBandFigure", { figure: figureText(locale, bandFigure) ?? "" })}</p>
      )}
      <WhyChildren node={tree} titles={titles} language={language} />
    </Disclosure>
  );
}

function WhyChildren({ node, titles, language }: { node: ReleaseWhyNode; titles: Titles; language: string }) {
  const t = useTranslations("release");
  const locale = useLocale();
  const shareOf = (share: { decimal: string } | null) =>
    share === null ? null : t("whyShare", { share: `${formatFigure(locale, Number(share.decimal))} %` });
  return (
    <>
      <p>{t(`methods.${node.method}`)}</p>
      <ul>
        {node.children.map((child) => (
          <li key={child.key}>
            {child.key} <span lang={language}>{titles.get(child.key)}</span>{" "}
            <span data-numeric="">{figureText(locale, child.value) ?? t("noFigure")}</span>
            {child.share === null ? null : <> · {shareOf(child.share)}</>}
            {child.kind === "node" ? <WhyChildren node={child} titles={titles} language={language} /> : null}
          </li>
        ))}
      </ul>
    </>
  );
}
