import { useLocale, useTranslations } from "next-intl";
import { Table } from "@/components/ui/table";
import { formatList } from "@/lib/i18n/format";
import type { EditionDifference } from "@/lib/instruments/difference";
import type { Edition } from "@/lib/instruments/edition";

/** What an edition says otherwise than the one before: of indicators that stay, of figures and of rules. */
export function DifferenceTables({ difference, later }: { difference: EditionDifference; later: Edition }) {
  const t = useTranslations("editions");
  const locale = useLocale();
  const { indicators, nodes, rules } = difference;
  const { language } = later.file;
  if (indicators.length + nodes.length + rules.length === 0) return <p>{t("noChanges")}</p>;
  return (
    <>
      <Lines
        id="changed-indicators"
        caption={t("indicatorChanges")}
        head={t("indicator")}
        lines={indicators.map(({ code, parts, levels }) => ({
          code,
          title: later.indicators.get(code)?.definition.title ?? "",
          language,
          what: formatList(
            locale,
            parts.map((part) =>
              part === "levels" && levels.length > 0
                ? t("sentencesOf", { levels: formatList(locale, levels.map(String)) })
                : t(`part.${part}`),
            ),
          ),
        }))}
      />
      <Lines
        id="changed-figures"
        caption={t("nodeChanges")}
        head={t("figure")}
        lines={nodes.map(({ key, title, change, parts }) => ({
          code: key,
          title,
          language,
          what:
            parts.length === 0
              ? t(`nodeChange.${change}`)
              : formatList(
                  locale,
                  parts.map((part) => t(`nodePart.${part}`)),
                ),
        }))}
      />
      <Lines
        id="changed-rules"
        caption={t("ruleChanges")}
        head={t("rule")}
        lines={rules.map(({ part, codes }) => ({
          code: null,
          title: t(`rulePart.${part}`),
          language: locale,
          what: codes.length === 0 ? t("nodeChange.changed") : formatList(locale, codes),
        }))}
      />
    </>
  );
}

type Line = { code: string | null; title: string; language: string; what: string };

function Lines({
  id,
  caption,
  head,
  lines,
}: {
  id: string;
  caption: string;
  head: string;
  lines: readonly Line[];
}) {
  const t = useTranslations("editions");
  if (lines.length === 0) return null;
  return (
    <Table id={id} caption={caption}>
      <thead>
        <tr>
          <th scope="col">{head}</th>
          <th scope="col">{t("changedParts")}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ code, title, language, what }) => (
          <tr key={`${code} ${title}`}>
            <th scope="row">
              {code === null ? null : (
                <>
                  <bdi>{code}</bdi>{" "}
                </>
              )}
              <bdi lang={language}>{title}</bdi>
            </th>
            <td>{what}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
