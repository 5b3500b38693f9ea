import { useTranslations } from "next-intl";
import { PlainText } from "@/components/references/plain-text";
import { InstantText } from "@/components/ui/date-text";
import { DescriptionList } from "@/components/ui/description-list";
import { Disclosure } from "@/components/ui/disclosure";
import { answersBeside } from "@/lib/releases/answers-beside";
import type { ReleaseDocument } from "@/lib/releases/format";
import { AnswerTable } from "./answer-table";

/** The annex of a release with what the State certified of itself: nothing where it has none. */
export function OwnAssessment({
  document,
  zone,
}: {
  document: Pick<ReleaseDocument, "selfAssessment" | "indicators" | "edition">;
  zone: string;
}) {
  const t = useTranslations("release.own");
  const { selfAssessment, edition } = document;
  if (selfAssessment === undefined) return null;
  const { certifiedAt, sha256, statement, language } = selfAssessment;
  return (
    <section aria-labelledby="own-assessment">
      <h2 id="own-assessment">{t("title")}</h2>
      <p>{t("lead")}</p>
      <DescriptionList
        items={[
          {
            key: "certified",
            term: t("certifiedOn"),
            value: <InstantText instant={certifiedAt} zone={zone} show="day" />,
          },
          {
            key: "statement",
            term: t("statement"),
            value: <PlainText text={statement} language={language} />,
          },
          { key: "hash", term: t("hash"), value: <code>{sha256}</code> },
        ]}
      />
      <Disclosure look="boxed" summary={t("sideBySide")}>
        <AnswerTable pairs={answersBeside(document)} language={edition.language} />
      </Disclosure>
    </section>
  );
}
