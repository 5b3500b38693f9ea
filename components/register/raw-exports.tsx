import { useTranslations } from "next-intl";
import { InstantText } from "@/components/ui/date-text";
import { Disclosure } from "@/components/ui/disclosure";
import { Table } from "@/components/ui/table";
import type { RawExport } from "@/lib/export/raw-exports";
import type { CountryNames } from "@/lib/registers/reader-words";

/** Who took figures of a register as they were entered, of which country, when and for what. */
export function RawExports({
  register,
  exports,
  names,
  zone,
}: {
  /** The register's title. */
  register: string;
  exports: readonly RawExport[];
  names: CountryNames;
  zone: string;
}) {
  const t = useTranslations("registers.download.taken");
  const title = t("title", { register });
  return (
    <Disclosure summary={title}>
      {exports.length === 0 ? (
        <p>{t("none")}</p>
      ) : (
        <Table id="raw-exports" caption={title} captionHidden stacks>
          <thead>
            <tr>
              <th scope="col">{t("at")}</th>
              <th scope="col">{t("person")}</th>
              <th scope="col">{t("country")}</th>
              <th scope="col">{t("purpose")}</th>
            </tr>
          </thead>
          <tbody>
            {exports.map(({ id, at, person, iso3, purpose }) => (
              <tr key={id}>
                <th scope="row">
                  <InstantText instant={at} zone={zone} />
                </th>
                <td data-label={t("person")}>{person ?? t("installation")}</td>
                <td data-label={t("country")}>{names[iso3] ?? <bdi>{iso3}</bdi>}</td>
                <td data-label={t("purpose")} dir="auto">
                  {purpose}
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Disclosure>
  );
}
