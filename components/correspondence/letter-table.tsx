import { useTranslations } from "next-intl";
import { DayText } from "@/components/ui/date-text";
import { Link } from "@/components/ui/link";
import { StatusTag } from "@/components/ui/status-tag";
import { Table } from "@/components/ui/table";
import type { LetterView } from "@/lib/correspondence/page";
import { langOf } from "@/lib/text/language";

/** The letters of an assessment; each leads to its page. */
export function LetterTable({ base, letters }: { base: string; letters: readonly LetterView[] }) {
  const t = useTranslations("correspondence");
  return (
    <Table id="letters" caption={t("title")} captionHidden stacks>
      <thead>
        <tr>
          <th scope="col">{t("fields.subject")}</th>
          <th scope="col">{t("fields.direction")}</th>
          <th scope="col">{t("fields.reference")}</th>
          <th scope="col">{t("fields.writtenOn")}</th>
          <th scope="col">{t("fields.institutionName")}</th>
          <th scope="col">{t("file")}</th>
        </tr>
      </thead>
      <tbody>
        {letters.map((letter) => (
          <tr key={letter.number}>
            <th scope="row">
              <Link href={`${base}/${letter.number}`}>
                {letter.number}. <bdi lang={langOf(letter.language)}>{letter.subject}</bdi>
              </Link>
              {letter.withdrawalReason === null ? null : (
                <>
                  {" "}
                  <StatusTag shape="over">{t("withdrawn")}</StatusTag>
                </>
              )}
            </th>
            <td data-label={t("fields.direction")}>{t(`directions.${letter.direction}`)}</td>
            <td data-label={t("fields.reference")}>
              <bdi>{letter.reference}</bdi>
            </td>
            <td data-label={t("fields.writtenOn")}>
              <DayText day={letter.writtenOn} />
            </td>
            <td data-label={t("fields.institutionName")}>
              <bdi>{letter.institutionName}</bdi>
            </td>
            <td data-label={t("file")}>{letter.fileName === null ? "–" : <bdi>{letter.fileName}</bdi>}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
