import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AnswersTable } from "@/components/assessment/answers-table";
import { CheckNotes } from "@/components/assessment/check-notes";
import { MissingList } from "@/components/assessment/missing-list";
import { MISSING_ID, SubmitForm } from "@/components/assessment/submit-form";
import { MessagesProvider } from "@/components/messages-provider";
import { HiddenReferences } from "@/components/review/hidden-references";
import { AssessmentHead } from "@/components/rounds/assessment-head";
import { LinkButton } from "@/components/ui/button";
import { FormActions } from "@/components/ui/form-actions";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { SCOPE_REQUIRED } from "@/lib/assessments/guards";
import { assessmentPage } from "@/lib/assessments/head";
import { openedPreviews } from "@/lib/assessments/preview-proof";
import { type PreviewProofs, previewProofsSchema } from "@/lib/assessments/previews";
import { getScope } from "@/lib/assessments/scope";
import { dayIn } from "@/lib/core/days";
import { AppError } from "@/lib/core/errors";
import { readPage } from "@/lib/core/page";
import { editionByHash } from "@/lib/editions/queries";
import { formatDay } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { can } from "@/lib/policy/can";
import { ratingViews } from "@/lib/ratings/queries";
import { submissionProblems } from "@/lib/ratings/submission";
import { hiddenReferences } from "@/lib/releases/hidden-references";
import { listThreads } from "@/lib/reviews/queries";
import { openSecondRatings } from "@/lib/second-ratings/open";
import { submitAssessment } from "./actions";

type CheckPageProps = {
  params: Promise<{ locale: Locale; round: string; iso3: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: CheckPageProps): Promise<Metadata> {
  const t = await getTranslations("assessment.check");
  const { iso3, round } = await params;
  return { title: `${t("title")} · ${iso3} · ${round}` };
}

function readCheck(
  locale: Locale,
  key: { round: string; iso3: string },
  domain: string | undefined,
  proofs: PreviewProofs,
) {
  return readPage(async (ctx) => {
    const place = await assessmentPage(ctx, locale, key, "rating.read");
    const { subject, assessment } = place;
    const edition = await editionByHash(ctx, assessment.editionSha256);
    const domains = [...edition.nodes.values()].filter(
      (node) => node.kind === "domain" && (domain === undefined || node.key === domain),
    );
    if (domains.length === 0) throw new AppError("NOT_FOUND", `domain ${domain}`);
    const [ratings, problems, scope, hidden, threads, secondRating] = await Promise.all([
      ratingViews(ctx, place, { domain }),
      submissionProblems(ctx, assessment),
      getScope(ctx, assessment.id),
      hiddenReferences(ctx, assessment),
      listThreads(ctx, place, {
        state: "open",
        indicators: domains.flatMap(({ indicators }) => indicators),
      }),
      assessment.secondRating ? openSecondRatings(ctx, assessment) : [],
    ]);
    const shown = new Set(domains.flatMap(({ indicators }) => indicators));
    return {
      place,
      edition,
      domains,
      ratings,
      notes: {
        comments: threads.map(({ id, indicator }) => ({ key: id, indicator })),
        withoutSources: ratings
          .filter(({ state, citations }) => state === "rated" && citations.length === 0)
          .map(({ indicator, kind }) => ({ key: `${indicator} ${kind}`, indicator })),
      },
      problems: problems.filter((problem) => domain === undefined || problem.domain === domain),
      secondRating: secondRating.filter(({ indicator }) => shown.has(indicator)),
      hidden: hidden.filter(({ place: at }) => domain === undefined || at?.domain === domain),
      scopeMissing: domain === undefined ? SCOPE_REQUIRED.filter((field) => !scope?.[field]) : [],
      opened: await openedPreviews(ctx, assessment, proofs),
      may: {
        write: can(ctx.actor, "rating.write", subject),
        submit: can(ctx.actor, "transition.submit", subject),
      },
    };
  });
}

/** Check answers: what is missing, each with its place, then every answer; of a domain, or of all before submitting. */
export default async function CheckPage({ params, searchParams }: CheckPageProps) {
  const { locale, ...key } = await params;
  const query = await searchParams;
  const domain = typeof query.domain === "string" ? query.domain : undefined;
  const proofs = previewProofsSchema.parse(query);
  const {
    place,
    edition,
    domains,
    ratings,
    notes,
    problems,
    secondRating,
    hidden,
    scopeMissing,
    opened,
    may,
  } = await readCheck(locale, key, domain, proofs);
  const [t, states] = await Promise.all([
    getTranslations("assessment.check"),
    getTranslations("assessment.states"),
  ]);
  const { assessment } = place;
  const { round, iso3 } = assessment;
  const base = `/rounds/${round}/${iso3}`;
  const titleOf = new Map(
    [...edition.indicators.values()].map(({ code, definition }) => [code, definition.title]),
  );
  for (const { key: code, kind, title } of edition.nodes.values())
    if (kind === "domain") titleOf.set(code, title);
  const inDomain = (noted: { key: string; indicator: string }) => ({
    ...noted,
    domain: edition.indicators.get(noted.indicator)?.domain ?? "",
  });
  const missing = problems.length + scopeMissing.length + secondRating.length;
  return (
    <>
      <AssessmentHead {...place.head} current={null} />
      <PageHeader
        title={domain === undefined ? t("title") : t("titleDomain", { domain })}
        aside={missing === 0 ? undefined : t("missing", { count: missing })}
      />
      {assessment.state === "drafting" ? null : (
        <Notice kind="information" role="status" title={t("handedOn")}>
          {t("handedOnText", {
            state: states(assessment.state),
            day: formatDay(locale, dayIn(place.zone, assessment.stateSince)),
          })}{" "}
          <Link href={`${base}/review`}>{t("toReview")}</Link>
        </Notice>
      )}
      {missing === 0 && assessment.state !== "drafting" ? null : (
        <section id={MISSING_ID} tabIndex={-1} aria-label={t("missing", { count: missing })}>
          <MissingList
            problems={problems}
            scopeMissing={scopeMissing}
            secondRating={secondRating}
            place={{ round, iso3 }}
            language={edition.file.language}
            titleOf={titleOf}
          />
        </section>
      )}
      <HiddenReferences round={round} iso3={iso3} references={hidden} />
      {assessment.state === "drafting" ? (
        <CheckNotes
          base={base}
          comments={notes.comments.map(inDomain)}
          withoutSources={notes.withoutSources.map(inDomain)}
          language={edition.file.language}
          titleOf={titleOf}
        />
      ) : null}
      <h2>{t("answers")}</h2>
      {domains.map((node) => (
        <AnswersTable
          key={node.key}
          domain={node.key}
          title={node.title}
          language={edition.file.language}
          ratings={ratings.filter(({ indicator }) => node.indicators.includes(indicator))}
          titleOf={titleOf}
          place={{ round, iso3 }}
          mayChange={may.write}
        />
      ))}
      {domain === undefined ? (
        <section aria-labelledby="submit">
          <h2 id="submit">{t("submitTitle")}</h2>
          {may.submit ? (
            <>
              <p>{t("submitLead")}</p>
              <MessagesProvider namespaces={["rating"]}>
                <SubmitForm
                  place={{ round, iso3 }}
                  version={assessment.version}
                  missing={missing}
                  proofs={proofs}
                  opened={opened}
                  submit={submitAssessment}
                />
              </MessagesProvider>
            </>
          ) : (
            <p>{t(assessment.state === "drafting" ? "notYours" : "notNow")}</p>
          )}
        </section>
      ) : (
        <FormActions>
          <LinkButton kind="primary" href={`${base}/${domain}`}>
            {domain}
          </LinkButton>
          <LinkButton href={`${base}/check`}>{t("whole")}</LinkButton>
        </FormActions>
      )}
    </>
  );
}
