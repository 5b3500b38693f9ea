import { useTranslations } from "next-intl";
import { NodeName } from "@/components/release/node-name";
import type { JudgementChanges } from "@/lib/releases/differences";
import type { ReleaseDocument } from "@/lib/releases/format";
import { EntryChanges } from "./entry-changes";
import { domainWords, exposureWords, indicatorWords, nodeWords, ownAnswerWords } from "./judgement-words";
import { LevelChanges } from "./level-changes";
import type { Words } from "./shown";

/** What is rated and computed otherwise: levels at a glance, then figures, exposure in words, indicators and the State's own answers. */
export function JudgementSection({
  judgement,
  before,
  after,
  words,
}: {
  judgement: JudgementChanges;
  before: ReleaseDocument;
  after: ReleaseDocument;
  words: Words;
}) {
  const t = useTranslations("releaseDifferences");
  const codes = { before: before.code, after: after.code };
  const editions = { before: before.edition.language, after: after.edition.language };
  const language = editions.after;
  const place = { words, codes };
  const titles = new Map(after.indicators.map(({ code, title }) => [code, title]));
  const titled = (code: string, title: string | undefined) => (
    <>
      {code} <bdi lang={language}>{title}</bdi>
    </>
  );
  return (
    <>
      <h2>{t("levelsTitle")}</h2>
      <LevelChanges
        indicators={judgement.indicators}
        language={language}
        locale={words.locale}
        codes={codes}
      />
      <EntryChanges
        {...place}
        id="capability"
        title={t("capability")}
        changes={judgement.capability}
        labels={(field) => t(`fields.${field}`)}
        shown={(node, side) => nodeWords(words, node, { edition: editions[side], code: codes[side] })}
        name={(node) => <NodeName node={node} language={language} />}
      />
      <EntryChanges
        {...place}
        id="exposure"
        title={t("exposure")}
        changes={judgement.exposure}
        labels={(field) => t(`fields.${field}`)}
        shown={(line, side) => exposureWords(words, line, editions[side])}
        name={({ indicator, label }) => titled(indicator, label)}
      />
      <EntryChanges
        {...place}
        id="indicators"
        title={t("indicators")}
        changes={judgement.indicators}
        labels={(field) => t(`fields.${field}`)}
        shown={(indicator, side) => indicatorWords(words, indicator, editions[side])}
        name={({ code, title }) => titled(code, title)}
      />
      <EntryChanges
        {...place}
        id="domains"
        title={t("domains")}
        changes={judgement.domains}
        labels={(field) => t(`fields.${field}`)}
        shown={(domain, side) => domainWords(words, domain, editions[side])}
        name={({ key, title }) => titled(key, title)}
      />
      <EntryChanges
        {...place}
        id="own-answers"
        title={t("ownAnswers")}
        changes={judgement.answers}
        labels={(field) => t(`fields.${field}`)}
        shown={(answer, side) => ownAnswerWords(words, answer, editions[side])}
        name={({ indicator }) => titled(indicator, titles.get(indicator))}
      />
    </>
  );
}
