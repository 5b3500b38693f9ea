import { useTranslations } from "next-intl";
import { Disclosure } from "@/components/ui/disclosure";
import { Link } from "@/components/ui/link";
import { Table } from "@/components/ui/table";
import type { InstrumentFile } from "@/lib/instruments/format";

/** Every indicator of a draft with the way to its form. */
export function DraftIndicators({ file, path }: { file: InstrumentFile; path: string }) {
  const t = useTranslations("editions");
  return (
    <>
      <h2>{t("indicators")}</h2>
      <p>{t("indicatorsLead")}</p>
      <Disclosure summary={`${t("indicatorsCaption")} (${file.indicators.length})`} look="boxed">
        <Table id="indicators" caption={t("indicatorsCaption")} captionHidden>
          <thead>
            <tr>
              <th scope="col">{t("indicator")}</th>
              <th scope="col">{t("domain")}</th>
              <th scope="col" data-numeric="">
                {t("weight")}
              </th>
            </tr>
          </thead>
          <tbody>
            {file.indicators.map(({ code, title, domain, weight }) => (
              <tr key={code}>
                <th scope="row">
                  <Link href={`${path}/indicators/${code}`}>
                    <bdi>{code}</bdi> <bdi lang={file.language}>{title}</bdi>
                  </Link>
                </th>
                <td>
                  <bdi>{domain ?? t("noDomain")}</bdi>
                </td>
                <td data-numeric="">{String(weight)}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      </Disclosure>
    </>
  );
}
