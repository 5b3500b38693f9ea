import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { InstrumentLanguage } from "@/components/assessment/instrument-language";
import { ScopeText } from "@/components/assessment/scope-text";
import type { Sayings } from "@/lib/country-comments/point-page";
import type { DraftAnswer } from "@/lib/country-comments/rules";
import type { ReleaseDocument } from "@/lib/releases/format";
import { AnswerText } from "./answer-text";
import { SideBySide } from "./before-and-after";

/** What the draft says of an indicator, beside what it said before or what stands there now. */
export function AnswerSayings({ said, language }: { said: Sayings<DraftAnswer>; language: string }) {
  return (
    <>
      <InstrumentLanguage language={language} />
      <Said said={said}>{(answer) => <AnswerText answer={answer} language={language} />}</Said>
    </>
  );
}

/** The same for scope and limits. */
export function ScopeSayings({
  said,
  cutOffOn,
}: {
  said: Sayings<ReleaseDocument["scope"]>;
  cutOffOn: string;
}) {
  return <Said said={said}>{(scope) => <ScopeText scope={scope} cutOffOn={cutOffOn} />}</Said>;
}

function Said<Words>({
  said: { drafted, before, now },
  children: show,
}: {
  said: Sayings<Words>;
  children: (words: Words) => ReactNode;
}) {
  const t = useTranslations("countryComments");
  const isChanged = now !== null;
  return (
    <section aria-labelledby="drafted">
      <h2 id="drafted">
        {t(isChanged ? "changedSinceTheDraft" : before === null ? "inTheDraft" : "whatChanged")}
      </h2>
      {isChanged ? (
        <SideBySide before={show(drafted)} after={show(now)} />
      ) : before === null ? (
        show(drafted)
      ) : (
        <SideBySide since="draftBefore" before={show(before)} after={show(drafted)} />
      )}
    </section>
  );
}
