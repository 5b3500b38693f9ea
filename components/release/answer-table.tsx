import { useTranslations } from "next-intl";
import { Table } from "@/components/ui/table";
import type { AnswerLine, AnswerPair } from "@/lib/releases/answers-beside";

/** What the assessment team found and what the State says of itself, by indicator. */
export function AnswerTable({
  pairs,
  language,
}: {
  pairs: readonly AnswerPair[];
  /** BCP 47 tag of the words of the edition. */
  language: string;
}) {
  const t = useTranslations("release.own");
  return (
    <Table id="answers" caption={t("sideBySide")} captionHidden stacks>
      <thead>
        <tr>
          <th scope="col">{t("indicator")}</th>
          <th scope="col">{t("team")}</th>
          <th scope="col">{t("state")}</th>
        </tr>
      </thead>
      <tbody>
        {pairs.map(({ indicator, title, team, ofState }) => (
          <tr key={indicator}>
            <th scope="row">
              {indicator} <bdi lang={language}>{title}</bdi>
            </th>
            <td data-label={t("team")}>
              <Answer answer={team} language={language} />
            </td>
            <td data-label={t("state")}>
              <Answer answer={ofState} language={language} />
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Answer({
  answer: { state, level, word, reason },
  language,
}: {
  answer: AnswerLine;
  language: string;
}) {
  const t = useTranslations("release");
  const words = word ?? reason;
  return (
    <span>
      {level === null ? t(`states.${state}`) : t("level", { level })}
      {words === null ? null : (
        <>
          {" · "}
          <bdi lang={language}>{words}</bdi>
        </>
      )}
    </span>
  );
}
