import { useTranslations } from "next-intl";
import { NoFigure } from "@/components/ui/band";
import { Table } from "@/components/ui/table";
import type { ReleaseDocument } from "@/lib/releases/format";

/** The exposure profile: a word and a sentence per role and form; no digit, bar or tint. */
export function ExposureTable({
  id = "exposure",
  entries,
  language,
}: {
  /** Its own where a page has several. */
  id?: string;
  entries: ReleaseDocument["exposure"];
  /** Language of the instrument's words. */
  language: string;
}) {
  const t = useTranslations("release");
  return (
    <Table id={id} caption={t("exposure")} captionHidden stacks>
      <thead>
        <tr>
          <th scope="col">{t("exposureWhat")}</th>
          <th scope="col">{t("exposureHow")}</th>
          <th scope="col">{t("confidence")}</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr key={entry.indicator}>
            <th scope="row">
              <bdi lang={language}>{entry.label}</bdi>
            </th>
            <td data-label={t("exposureHow")}>
              {entry.state === "rated" ? (
                <span lang={language} dir="auto">
                  {entry.word === null ? null : <strong>{entry.word}. </strong>}
                  {entry.sentence}
                </span>
              ) : (
                <NoFigure
                  kind={entry.state}
                  word={t(`states.${entry.state}`)}
                  reason={entry.reason === null ? undefined : <bdi>{entry.reason.label}</bdi>}
                />
              )}
            </td>
            <td data-label={t("confidence")}>
              {entry.confidence === null ? "–" : t(`confidences.${entry.confidence}`)}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
