import { useTranslations } from "next-intl";
import { CodeWithTitle } from "@/components/assessment/code-with-title";
import { Link } from "@/components/ui/link";
import { Table } from "@/components/ui/table";
import type { Proposal } from "@/lib/findings/proposals";
import { PriorityText } from "./priority-text";

/** What the rule proposes, by priority; each leads to where a person decides on it, for who may. */
export function ProposalTable({
  base,
  proposals,
  titles,
  language,
  mayDecide,
}: {
  base: string;
  proposals: readonly Proposal[];
  titles: ReadonlyMap<string, string>;
  /** Language of the edition's words. */
  language: string;
  mayDecide: boolean;
}) {
  const t = useTranslations("findings");
  return (
    <Table id="proposals" caption={t("proposals")} captionHidden stacks>
      <thead>
        <tr>
          <th scope="col">{t("proposed")}</th>
          <th scope="col">{t("kind")}</th>
          <th scope="col">{t("grounds")}</th>
          <th scope="col">{t("level")}</th>
          <th scope="col">{t("priority")}</th>
        </tr>
      </thead>
      <tbody>
        {proposals.map(({ key, kind, grounds, indicator, level, priority, warning }) => (
          <tr key={key}>
            <th scope="row">
              {indicator === null ? (
                <WarningText warning={warning} />
              ) : (
                <CodeWithTitle code={indicator} language={language} titleOf={titles} />
              )}
              {mayDecide ? (
                <p data-print="hide">
                  <Link href={`${base}/proposals/${key}`}>
                    {t("decide", { name: indicator ?? warning?.codes.join(" · ") ?? key })}
                  </Link>
                </p>
              ) : null}
            </th>
            <td data-label={t("kind")}>{t(`kinds.${kind}`)}</td>
            <td data-label={t("grounds")}>
              {grounds.map((ground) => t(`groundWords.${ground}`)).join(" · ")}
            </td>
            <td data-label={t("level")}>{level === null ? t("notRated") : level}</td>
            <td data-label={t("priority")}>
              <div>
                <PriorityText priority={priority} language={language} />
              </div>
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** A warning about the registers in the words of its rule. */
export function WarningText({ warning }: { warning: Proposal["warning"] }) {
  const t = useTranslations("quality");
  if (warning === null) return null;
  const { rule, values, codes } = warning;
  return (
    <>
      <strong>{t(`rules.${rule}.title`)}</strong> {t(`rules.${rule}.text`, { ...values })}{" "}
      <bdi>{codes.join(" · ")}</bdi>
    </>
  );
}
