import { useTranslations } from "next-intl";
import { CodeWithTitle } from "@/components/assessment/code-with-title";
import { PlainText } from "@/components/references/plain-text";
import { type Description, DescriptionList } from "@/components/ui/description-list";
import type { FindingView } from "@/lib/findings/page";
import { PriorityText } from "./priority-text";

/** Everything that is known of one finding. */
export function FindingFacts({
  finding,
  titles,
  language,
}: {
  finding: FindingView;
  titles: ReadonlyMap<string, string>;
  /** Language of the edition's words. */
  language: string;
}) {
  const t = useTranslations("findings");
  const texts = (["statement", "evidence", "dismissalReason"] as const).flatMap((name): Description[] => {
    const text = finding[name];
    if (text === null) return [];
    return [
      { key: name, term: t(`fields.${name}`), value: <PlainText text={text} language={finding.language} /> },
    ];
  });
  const coded = (["indicators", "domains"] as const).flatMap((name): Description[] => {
    const codes = finding[name];
    if (codes.length === 0) return [];
    const value = codes.map((code) => (
      <p key={code}>
        <CodeWithTitle code={code} language={language} titleOf={titles} />
      </p>
    ));
    return [{ key: name, term: t(`fields.${name}`), value }];
  });
  const entries: Description[] =
    finding.entries.length === 0
      ? []
      : [{ key: "entries", term: t("fields.entries"), value: <bdi>{finding.entries.join(" · ")}</bdi> }];
  return (
    <DescriptionList
      items={[
        { key: "kind", term: t("kind"), value: t(`kinds.${finding.kind}`) },
        ...texts,
        {
          key: "priority",
          term: t("priority"),
          value: <PriorityText priority={finding.priority} language={language} />,
        },
        ...coded,
        ...entries,
      ]}
    />
  );
}
