import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Declaration } from "@/components/assessment/declaration";
import { DomainCounts, DomainList } from "@/components/assessment/domain-list";
import { AcceptSuggestion } from "@/components/assessment/indicator-card/accept-suggestion";
import { AskedHere } from "@/components/assessment/indicator-card/asked-here";
import { CiteFact } from "@/components/assessment/indicator-card/cite-fact";
import { Comments } from "@/components/assessment/indicator-card/comments";
import { EvidencePanel } from "@/components/assessment/indicator-card/evidence-panel";
import { History } from "@/components/assessment/indicator-card/history";
import { IndicatorCard } from "@/components/assessment/indicator-card/indicator-card";
import { IndicatorFacts } from "@/components/assessment/indicator-card/register-facts";
import { SecondRatingDecision } from "@/components/assessment/indicator-card/second-rating-decision";
import { SuggestedLevel } from "@/components/assessment/indicator-card/suggestion";
import { InstrumentLanguage } from "@/components/assessment/instrument-language";
import { Workspace } from "@/components/assessment/workspace";
import { AlsoHere } from "@/components/follow/also-here";
import { MessagesProvider } from "@/components/messages-provider";
import { UnsentWork } from "@/components/outbox/unsent-work";
import { ReferencesProvider } from "@/components/references/references-provider";
import { AssessmentHead } from "@/components/rounds/assessment-head";
import { LinkButton } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { FormActions } from "@/components/ui/form-actions";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { readPage } from "@/lib/core/page";
import type { Locale } from "@/lib/i18n/locales";
import { takeIntoRatingAction } from "../information-requests/actions";
import {
  citeSourceInRating,
  declareDomainComplete,
  removeCitationFromRating,
  replyInThread,
  savePlainRating,
} from "./actions";
import { readDomain } from "./read";

type DomainPageProps = {
  params: Promise<{ locale: Locale; round: string; iso3: string; domain: string }>;
};

export async function generateMetadata({ params }: DomainPageProps): Promise<Metadata> {
  const { domain, iso3, round } = await params;
  return { title: `${domain} · ${iso3} · ${round}` };
}

/** One domain of an assessment: every indicator to be judged, or to be read by who may not write. */
export default async function DomainPage({ params }: DomainPageProps) {
  const { locale, ...address } = await params;
  const { place, edition, may, person, progress, cards, references } = await readPage((ctx) =>
    readDomain(ctx, locale, address),
  );
  const t = await getTranslations("assessment");
  const tRating = await getTranslations("rating");
  const tCommon = await getTranslations("common");
  const { assessment, zone } = place;
  const { round, iso3 } = assessment;
  const { language } = edition.file;
  const definition = edition.file.domains.find(({ code }) => code === address.domain);
  const position = progress.findIndex(({ domain }) => domain === address.domain);
  const own = progress[position];
  const next = progress[position + 1];
  const titleOf = (code: string) => edition.file.domains.find((one) => one.code === code)?.title ?? code;
  const key = { round, iso3 };
  return (
    <MessagesProvider namespaces={["rating", "outbox", "treaties", "follow"]}>
      <ReferencesProvider references={references}>
        <Workspace person={person}>
          <AssessmentHead {...place.head} current={null} />
          <PageHeader
            title={
              <>
                {address.domain}{" "}
                <span lang={language} dir="auto">
                  {titleOf(address.domain)}
                </span>
              </>
            }
            lead={
              definition?.summary === undefined ? undefined : (
                <span lang={language} dir="auto">
                  {definition.summary}
                </span>
              )
            }
            aside={own === undefined ? undefined : <DomainCounts progress={own} />}
          />
          {may.write ? null : (
            <p>{t(assessment.state === "drafting" ? "domain.readOnly" : "domain.locked")}</p>
          )}
          {may.follow ? (
            <AlsoHere
              place={key}
              person={person}
              domain={address.domain}
              codes={cards.map(({ view }) => view.words.code)}
            />
          ) : null}
          <InstrumentLanguage language={language} />
          <UnsentWork />
          <Disclosure summary={t("domain.all")} look="boxed">
            <DomainList
              place={key}
              current={address.domain}
              domains={progress.map((one) => ({
                code: one.domain,
                title: titleOf(one.domain),
                language,
                progress: one,
              }))}
            />
          </Disclosure>
          <h2>{t("domain.indicators")}</h2>
          {cards.map(
            ({ view, mutationId, threads, suggestion, decision, acceptId, takeId, facts, requests }) => (
              <IndicatorCard
                key={view.words.code}
                view={view}
                writing={may.write ? { place: key, mutationId, save: savePlainRating, zone } : null}
                takeId={takeId}
                suggestion={
                  suggestion === null ? undefined : (
                    <SuggestedLevel
                      suggestion={suggestion}
                      reporters={view.reporters}
                      cutOff={assessment.cutOffOn}
                      language={language}
                    >
                      {may.write ? (
                        <AcceptSuggestion
                          level={suggestion.level}
                          place={key}
                          mutationId={acceptId}
                          save={savePlainRating}
                        />
                      ) : null}
                    </SuggestedLevel>
                  )
                }
                citations={
                  may.cite ? (
                    <EvidencePanel
                      place={key}
                      actions={{ cite: citeSourceInRating, remove: removeCitationFromRating }}
                    />
                  ) : undefined
                }
              >
                {decision === null ? null : (
                  <SecondRatingDecision
                    decision={decision}
                    href={`/rounds/${round}/${iso3}/second-rating#pair-${view.words.code}`}
                  />
                )}
                <AskedHere
                  requests={requests}
                  rating={view.rating}
                  place={key}
                  take={may.write ? takeIntoRatingAction : null}
                />
                <IndicatorFacts
                  iso3={iso3}
                  facts={facts}
                  cite={({ code, passage }) =>
                    may.cite && passage !== null ? (
                      <CiteFact
                        entry={code}
                        passage={passage}
                        place={key}
                        language={locale}
                        cite={citeSourceInRating}
                      />
                    ) : null
                  }
                />
                <Comments threads={threads} place={key} reply={replyInThread} zone={zone} />
                {may.comment ? (
                  <p>
                    <Link href={`/rounds/${round}/${iso3}/review?indicator=${view.words.code}#thread-body`}>
                      {tRating("comments.openOn", { indicator: view.words.code })}
                    </Link>
                  </p>
                ) : null}
                {may.history ? (
                  <History
                    address={`${round}/${iso3}/ratings/${view.words.code}/${view.rating.kind}`}
                    page={`/rounds/${round}/${iso3}/history/${view.words.code}/${view.rating.kind}`}
                    version={view.rating.version}
                    zone={zone}
                  />
                ) : null}
              </IndicatorCard>
            ),
          )}
          <p>{tCommon("unpublishedSources")}</p>
          {may.declare && own !== undefined ? (
            <section aria-labelledby="done">
              <h2 id="done">{t("domain.done")}</h2>
              <Declaration
                place={key}
                domain={address.domain}
                complete={own.declared}
                unanswered={own.indicators - own.scored}
                declare={declareDomainComplete}
              />
            </section>
          ) : null}
          {next === undefined ? null : (
            <FormActions>
              <LinkButton kind="primary" href={`/rounds/${round}/${iso3}/${next.domain}`}>
                {t("domain.next", { domain: next.domain })}
              </LinkButton>
            </FormActions>
          )}
          <p>
            <Link href={`/rounds/${round}/${iso3}/check?domain=${address.domain}`}>
              {t("domain.check", { domain: address.domain })}
            </Link>{" "}
            · <Link href={`/rounds/${round}/${iso3}`}>{t("domain.toList")}</Link>
          </p>
        </Workspace>
      </ReferencesProvider>
    </MessagesProvider>
  );
}
