import { useLocale, useTranslations } from "next-intl";
import { PlainText } from "@/components/references/plain-text";
import { Notice } from "@/components/ui/notice";
import { factsOf, releaseDifferences, saysTheSame } from "@/lib/releases/differences";
import type { ReleaseDocument } from "@/lib/releases/format";
import { langOf } from "@/lib/text/language";
import { comparer } from "@/lib/text/word-changes";
import { EntryChanges } from "./entry-changes";
import { draftWords, factWords, ownWords, scopeWords, sourceWords } from "./fact-words";
import { FieldChanges } from "./field-changes";
import { JudgementSection } from "./judgement-section";
import { commentWords } from "./judgement-words";
import type { Words } from "./shown";

/** What the second release says otherwise than the first, part by part. */
export function DifferenceView({
  before,
  after,
  zone,
}: {
  before: ReleaseDocument;
  after: ReleaseDocument;
  zone: string;
}) {
  const t = useTranslations();
  const found = releaseDifferences(before, after);
  const words: Words = { t, locale: useLocale(), zone, compare: comparer() };
  const codes = { before: before.code, after: after.code };
  const editions = { before: before.edition.language, after: after.edition.language };
  const place = { words, codes };
  const titles = new Map(after.indicators.map(({ code, title }) => [code, title]));
  return (
    <>
      {saysTheSame(found) ? (
        <Notice kind="information">
          <p>{t("releaseDifferences.same")}</p>
        </Notice>
      ) : null}
      {found.judgement === null ? (
        <Notice kind="warning">
          <p>{t("releaseDifferences.otherEdition")}</p>
        </Notice>
      ) : null}
      <section aria-labelledby="facts">
        <h2 id="facts">{t("releaseDifferences.facts")}</h2>
        <FieldChanges
          words={words}
          fields={found.facts}
          labels={(field) => t(`releaseDifferences.factFields.${field}`)}
          before={factWords(words, factsOf(before))}
          after={factWords(words, factsOf(after))}
        />
      </section>
      {found.scope.length === 0 ? null : (
        <section aria-labelledby="scope">
          <h2 id="scope">{t("release.scope")}</h2>
          <FieldChanges
            words={words}
            fields={found.scope}
            labels={(field) => t(`releaseDifferences.scopeFields.${field}`)}
            before={scopeWords(words, before.scope)}
            after={scopeWords(words, after.scope)}
          />
        </section>
      )}
      {found.judgement === null ? null : (
        <JudgementSection judgement={found.judgement} before={before} after={after} words={words} />
      )}
      <EntryChanges
        {...place}
        id="sources"
        title={t("release.sources")}
        changes={found.sources}
        labels={(field) => t(`releaseDifferences.sourceFields.${field}`)}
        shown={(source) => sourceWords(words, source)}
        name={({ code, title, language }) => (
          <>
            {code} <bdi lang={langOf(language)}>{title}</bdi>
          </>
        )}
      />
      <EntryChanges
        {...place}
        id="drafts"
        title={t("releaseDifferences.drafts")}
        changes={found.drafts}
        labels={(field) => t(`releaseDifferences.draftFields.${field}`)}
        shown={(draft) => draftWords(words, draft)}
        name={({ number }) => t("releaseDifferences.draft", { number })}
      />
      <EntryChanges
        {...place}
        id="comments"
        title={t("releaseDifferences.comments")}
        changes={found.comments}
        labels={(field) => t(`releaseDifferences.commentFields.${field}`)}
        shown={(comment, side) => commentWords(words, comment, side === "before" ? before : after)}
        name={({ draft, indicator }) => (
          <>
            {t("releaseDifferences.draft", { number: draft })} ·{" "}
            {indicator === null ? (
              t("countryComments.wholeText")
            ) : (
              <>
                {indicator} <bdi lang={editions.after}>{titles.get(indicator)}</bdi>
              </>
            )}
          </>
        )}
        only={({ body, language }) => <PlainText text={body} language={language} />}
      />
      <EntryChanges
        {...place}
        id="own"
        title={t("release.own.title")}
        changes={found.own}
        labels={(field) => t(`releaseDifferences.ownFields.${field}`)}
        shown={(own) => ownWords(words, own)}
        name={() => t("release.own.statement")}
        only={({ statement, language }) => <PlainText text={statement} language={language} />}
      />
    </>
  );
}
