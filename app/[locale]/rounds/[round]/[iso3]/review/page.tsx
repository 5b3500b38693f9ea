import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { ActionButton } from "@/components/forms/action-button";
import { ActionForm } from "@/components/forms/action-form";
import { ReferencesProvider } from "@/components/references/references-provider";
import { ConfirmationTable } from "@/components/review/confirmation-table";
import { FlagList } from "@/components/review/flag-list";
import { ReviewStatus } from "@/components/review/review-status";
import { StepList } from "@/components/review/step-list";
import { ThreadCard } from "@/components/review/thread-card";
import { AssessmentHead } from "@/components/rounds/assessment-head";
import { Disclosure } from "@/components/ui/disclosure";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { readPage } from "@/lib/core/page";
import { mayErase } from "@/lib/erasures/rights";
import { referencesIn } from "@/lib/references/in-texts";
import { reviewPage } from "@/lib/reviews/page";
import { REVIEW_DONE } from "@/lib/reviews/schema";
import type { ThreadView } from "@/lib/reviews/views";
import { giveConfirmationAction, openThreadAction } from "./actions";
import { ThreadForms } from "./thread-forms";

export async function generateMetadata({
  params,
}: PageProps<"/[locale]/rounds/[round]/[iso3]/review">): Promise<Metadata> {
  const { round, iso3 } = await params;
  return { title: `${(await getTranslations("review"))("title")} · ${iso3} ${round}` };
}

/** Comments, confirmations and the next steps of one assessment. */
export default async function ReviewPage({
  params,
  searchParams,
}: PageProps<"/[locale]/rounds/[round]/[iso3]/review">) {
  const [{ round, iso3 }, said] = await Promise.all([params, searchParams]);
  const locale = await getLocale();
  const { references, ...page } = await readPage(async (ctx) => {
    const page = await reviewPage(ctx, locale, { round, iso3 });
    return {
      ...page,
      erases: mayErase(ctx),
      references: await referencesIn(ctx, locale, page.edition.id, page.threads),
    };
  });
  const { place, edition, threads, confirmations, steps, erases } = page;
  const [t, tRating] = await Promise.all([getTranslations("review"), getTranslations("rating")]);
  const base = `/rounds/${round}/${iso3}`;
  const titleOf = (code: string) => {
    const indicator = edition.indicators.get(code);
    if (!indicator) return code;
    return (
      <Link href={`${base}/${indicator.domain ?? ""}#${code}`} lang={edition.file.language}>
        {indicator.definition.title}
      </Link>
    );
  };
  const done = REVIEW_DONE.find((known) => known === said.done);
  const about = done && threads.find(({ id }) => id === said.thread);
  const asked = edition.indicators.get(typeof said.indicator === "string" ? said.indicator : "");
  const open = threads.filter(({ state }) => state === "open");
  const closed = threads.filter(({ state }) => state !== "open");
  const card = (thread: ThreadView) => (
    <ThreadCard
      key={thread.id}
      thread={thread}
      title={titleOf(thread.indicator)}
      zone={place.zone}
      erases={erases}
    >
      <ThreadForms thread={thread} round={round} iso3={iso3} />
    </ThreadCard>
  );
  return (
    <ReferencesProvider references={references}>
      <AssessmentHead {...place.head} current="review" />
      <PageHeader title={t("title")} lead={t("lead")} />
      <ReviewStatus
        text={about && done ? t(`done.${done}`, { indicator: about.indicator }) : ""}
        target={about ? `thread-${about.id}` : null}
        stamp={threads.map(({ state, comments }) => `${state} ${comments.length}`).join()}
      />
      <h2>{t("confirmations")}</h2>
      {confirmations.length === 0 ? (
        <EmptyState title={t("noConfirmations")} />
      ) : (
        <ConfirmationTable
          confirmations={confirmations}
          base={base}
          action={({ kind, indicator, judgementVersion, elementsToRead }) =>
            page.mayConfirm && elementsToRead.length === 0 ? (
              <ActionButton
                action={giveConfirmationAction}
                text={t(kind === "gate" ? "confirmGate" : "approveNotApplicable")}
                values={{ round, iso3, kind, indicator, judgementVersion: String(judgementVersion) }}
                reasons={{
                  actor_rated: t("refusals.actor_rated"),
                  changed_meanwhile: t("refusals.confirmation_changed"),
                  nothing_to_confirm: t("refusals.nothing_to_confirm"),
                  elements_to_read: t("refusals.elements_to_read"),
                }}
              />
            ) : null
          }
        />
      )}
      <h2 id="flags">{t("flags.title")}</h2>
      <p>{t("flags.lead")}</p>
      <FlagList flags={page.flags} countries={page.countries} base={base} mayComment={page.mayOpenThread} />
      <h2 id="threads">{t("threads")}</h2>
      {open.length === 0 ? <EmptyState title={t("noThreads")} /> : open.map(card)}
      {closed.length === 0 ? null : (
        <Disclosure summary={t("closedThreads", { count: closed.length })}>{closed.map(card)}</Disclosure>
      )}
      {page.mayOpenThread ? (
        <Disclosure
          key={`${threads.length} ${asked?.code}`}
          summary={t("openThread")}
          look="boxed"
          open={asked !== undefined}
        >
          <ActionForm
            id="thread"
            action={openThreadAction}
            submit={t("openSubmit")}
            submitKind="secondary"
            aside={
              asked === undefined ? undefined : (
                <Link href={`${base}/${asked.domain ?? ""}#${asked.code}`}>
                  {tRating("history.toCard", { indicator: asked.code })}
                </Link>
              )
            }
            reasons={{
              actor_rated: t("refusals.actor_rated"),
              indicator_unknown: t("refusals.indicator_unknown"),
            }}
            fields={[
              { kind: "hidden", name: "round", value: round },
              { kind: "hidden", name: "iso3", value: iso3 },
              { kind: "hidden", name: "language", value: locale },
              {
                kind: "select",
                name: "indicator",
                label: t("indicator"),
                options: [...edition.indicators.values()].map(({ code, definition }) => ({
                  value: code,
                  label: `${code} ${definition.title}`,
                })),
                value: asked?.code,
                empty: t("chooseIndicator"),
              },
              { kind: "textarea", name: "body", label: t("comment") },
            ]}
          />
        </Disclosure>
      ) : null}
      <h2>{t("steps")}</h2>
      {steps.length === 0 ? <EmptyState title={t("noSteps")} /> : null}
      <StepList round={round} iso3={iso3} steps={steps} />
    </ReferencesProvider>
  );
}
