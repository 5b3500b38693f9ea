import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Link } from "@/components/ui/link";
import { StatusTag } from "@/components/ui/status-tag";
import { Table } from "@/components/ui/table";
import type { SectionHolder, SelfAssessmentPage } from "@/lib/self-assessments/page";

/** The domains of the State's own assessment: how much is answered, and for the State who answers. */
export function SectionTable({
  sections,
  language,
  base,
  holder,
}: {
  sections: SelfAssessmentPage["sections"];
  /** BCP 47 tag of the titles. */
  language: string;
  /** The address below which the domains stand; null for who may not open them. */
  base: string | null;
  /** How who answers a domain is shown; null for who is not of the State. */
  holder: ((domain: string, holder: SectionHolder) => ReactNode) | null;
}) {
  const t = useTranslations("selfAssessment");
  return (
    <Table id="sections" caption={t("sections")} captionHidden stacks>
      <thead>
        <tr>
          <th scope="col">{t("domain")}</th>
          <th scope="col">{t("answered")}</th>
          {holder === null ? null : <th scope="col">{t("answers")}</th>}
        </tr>
      </thead>
      <tbody>
        {sections.map(({ domain, title, answered, indicators, holders }) => {
          const name = (
            <>
              {domain} <bdi lang={language}>{title}</bdi>
            </>
          );
          return (
            <tr key={domain}>
              <th scope="row">{base === null ? name : <Link href={`${base}/${domain}`}>{name}</Link>}</th>
              <td data-label={t("answered")}>
                <StatusTag shape={answered === indicators ? "complete" : answered === 0 ? "empty" : "half"}>
                  {t("count", { answered, indicators })}
                </StatusTag>
              </td>
              {holder === null ? null : (
                <td data-label={t("answers")}>
                  {holders.length === 0 ? t("focalPoint") : holders.map((one) => holder(domain, one))}
                </td>
              )}
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}
