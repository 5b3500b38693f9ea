import { useTranslations } from "next-intl";
import { ScopeText } from "@/components/assessment/scope-text";
import { DayText, InstantText } from "@/components/ui/date-text";
import { answerOf } from "@/lib/country-comments/rules";
import type { ReleaseDocument } from "@/lib/releases/format";
import { BeforeAndAfter, SideBySide } from "./before-and-after";
import { CommentCard } from "./comment-card";

/** What a release prints of the State's comments: each with its answer, and the days on which it was asked. */
export function ReleasedComments({ document, zone }: { document: ReleaseDocument; zone: string }) {
  const t = useTranslations("countryComments");
  const { countryComments, indicators, edition, scope, round } = document;
  if (countryComments === undefined) return null;
  const released = new Map(indicators.map((indicator) => [indicator.code, indicator]));
  return (
    <section aria-labelledby="country-comments">
      <h2 id="country-comments">{t("released")}</h2>
      <ul>
        {countryComments.drafts.map(({ number, kind, sentAt, dueOn, outcome }) => (
          <li key={number}>
            {t.rich(`draftOutcome.${outcome}`, {
              kind,
              sent: () => <InstantText instant={sentAt} zone={zone} show="day" />,
              due: () => <DayText day={dueOn} />,
            })}
          </li>
        ))}
      </ul>
      {countryComments.comments.map((comment) => {
        const { draft, indicator, body, language, files, disposition, reason, reasonLanguage } = comment;
        const { before, scopeBefore } = comment;
        const answer = indicator === null ? undefined : released.get(indicator);
        return (
          <CommentCard
            key={`${draft} ${indicator}`}
            title={
              indicator === null ? (
                t("wholeText")
              ) : (
                <>
                  {indicator} <bdi lang={edition.language}>{answer?.title}</bdi>
                </>
              )
            }
            comment={{ text: body, language }}
            files={files === 0 ? null : <p>{t("filesHandedIn", { count: files })}</p>}
            response={{ disposition, reason: { text: reason, language: reasonLanguage } }}
          >
            {before === null || answer === undefined ? null : (
              <BeforeAndAfter before={before} after={answerOf(answer)} language={edition.language} />
            )}
            {scopeBefore === null || scopeBefore === undefined ? null : (
              <SideBySide
                before={<ScopeText scope={scopeBefore} cutOffOn={round.cutOffOn} />}
                after={<ScopeText scope={scope} cutOffOn={round.cutOffOn} />}
              />
            )}
          </CommentCard>
        );
      })}
    </section>
  );
}
