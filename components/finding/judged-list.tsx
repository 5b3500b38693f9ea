import { useTranslations } from "next-intl";
import { CodeWithTitle } from "@/components/assessment/code-with-title";
import { Citations } from "@/components/assessment/indicator-card/citations";
import { EditionText } from "@/components/scorecard/edition-text";
import card from "@/components/ui/card.module.css";
import type { JudgedIndicator } from "@/lib/findings/page";
import { PriorityText, PriorityWorking } from "./priority-text";

/** The indicators that a finding rests on: how each is judged, its priority with its working, and what is cited for it. */
export function JudgedList({
  judged,
  titles,
  language,
}: {
  judged: readonly JudgedIndicator[];
  titles: ReadonlyMap<string, string>;
  language: string;
}) {
  const t = useTranslations("findings");
  return judged.map(({ code, rating, sentence, priority, citations }) => (
    <article key={code} className={card.card} data-print="keep">
      <h3>
        <CodeWithTitle code={code} language={language} titleOf={titles} />
      </h3>
      <p>
        {rating.state === "rated" ? t("levelOf", { level: rating.level }) : t("notRated")}
        {sentence === null ? null : (
          <>
            {": "}
            <EditionText language={language}>{sentence}</EditionText>
          </>
        )}
      </p>
      {priority === null ? null : (
        <p>
          {t("priority")}: <PriorityText priority={priority} language={language} />.{" "}
          <PriorityWorking priority={priority} />
        </p>
      )}
      <Citations citations={citations} />
    </article>
  ));
}
