import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { StatusTag } from "@/components/ui/status-tag";
import { Table } from "@/components/ui/table";
import type { CommentView } from "@/lib/country-comments/page";
import { addressOfPoint } from "@/lib/country-comments/schema";

/** The comments of the State with what became of each; every point leads to its page. */
export function CommentTable({
  base,
  comments,
  language,
}: {
  base: string;
  comments: readonly CommentView[];
  /** Language of the instrument's words. */
  language: string;
}) {
  const t = useTranslations("countryComments");
  return (
    <Table id="comments-table" caption={t("comments")} captionHidden stacks>
      <thead>
        <tr>
          <th scope="col">{t("point")}</th>
          <th scope="col">{t("draft")}</th>
          <th scope="col">{t("files")}</th>
          <th scope="col">{t("response")}</th>
        </tr>
      </thead>
      <tbody>
        {comments.map(({ id, draft, indicator, title, files, isHandedIn, isBeingAnswered, response }) => (
          <tr key={id}>
            <th scope="row">
              <Link href={`${base}/${addressOfPoint(indicator)}`}>
                {indicator === null ? (
                  t("wholeText")
                ) : (
                  <>
                    {indicator} <bdi lang={language}>{title}</bdi>
                  </>
                )}
              </Link>
            </th>
            <td data-label={t("draft")}>{draft}</td>
            <td data-label={t("files")}>{files}</td>
            <td data-label={t("response")}>
              {response !== null ? (
                <StatusTag shape="complete">{t(`dispositions.${response.disposition}`)}</StatusTag>
              ) : isHandedIn ? (
                <StatusTag shape="empty">{t(isBeingAnswered ? "beingAnswered" : "unanswered")}</StatusTag>
              ) : (
                <StatusTag shape="half">{t("notHandedIn")}</StatusTag>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
