import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AdministratorWork } from "@/components/administration/administrator-work";
import { Agenda } from "@/components/assessment/agenda";
import { NamedList } from "@/components/assessment/named-list";
import { WorkList } from "@/components/assessment/work-list";
import { ContributorCalls } from "@/components/contribution/contributor-calls";
import { WaitingForSecondPerson } from "@/components/erasure/waiting-for-second-person";
import { ErrorsToAnswer } from "@/components/error-report/errors-to-answer";
import { OwnErrorReports } from "@/components/error-report/own-error-reports";
import { MessagesProvider } from "@/components/messages-provider";
import { UnsentWorkLater } from "@/components/outbox/unsent-work-later";
import { EntriesToCheckSection } from "@/components/register/entries-to-check";
import { LinkButton } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { agendaOf } from "@/lib/assessments/agenda";
import { namedFor } from "@/lib/assessments/named";
import { listWork, standingOf } from "@/lib/assessments/work";
import { contributorCalls } from "@/lib/contributions/own";
import { readPublicPage } from "@/lib/core/page";
import { isSignedIn } from "@/lib/core/request";
import { erasuresToConfirm } from "@/lib/erasures/queries";
import { ownErrorReports } from "@/lib/error-reports/own";
import { countErrorReportsToAnswer } from "@/lib/error-reports/queries";
import type { Locale } from "@/lib/i18n/locales";
import { entriesToCheck } from "@/lib/registers/to-check";
import { sealsToConfirm } from "@/lib/releases/seals";
import { programmeZone } from "@/lib/settings/programme-day";
import { administratorWaiting } from "@/lib/users/waiting";

type StartPageProps = { params: Promise<{ locale: Locale }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("assessment.work");
  return { title: t("title") };
}

/** My work; for who is not signed in what this is and the way in. */
export default async function StartPage({ params }: StartPageProps) {
  const { locale } = await params;
  const work = await readPublicPage(async (ctx) => {
    if (!isSignedIn(ctx)) return null;
    const standing = await standingOf(ctx);
    return {
      person: ctx.actor.userId,
      rows: await listWork(ctx, locale),
      agenda: await agendaOf(ctx, locale),
      calls: await contributorCalls(ctx, locale),
      named: await namedFor(ctx, locale),
      standing,
      toCheck: await entriesToCheck(ctx, locale),
      errors: await countErrorReportsToAnswer(ctx),
      reported: await ownErrorReports(ctx),
      zone: await programmeZone(ctx),
      secondPerson: { erasures: await erasuresToConfirm(ctx), seals: await sealsToConfirm(ctx) },
      administration: standing === "administrator" ? await administratorWaiting(ctx) : null,
    };
  });
  if (work === null) return <Welcome />;
  const [t, registers, errorReports] = await Promise.all([
    getTranslations("assessment.work"),
    getTranslations("registers"),
    getTranslations("errorReports"),
  ]);
  const waiting = work.rows.filter(({ place }) => place === "waiting").length;
  const { toCheck, errors, standing, administration } = work;
  const isEmpty = work.rows.length === 0;
  const showsAssessments =
    standing !== "administrator" &&
    (!isEmpty || (toCheck === null && work.calls.length === 0 && work.named.length === 0));
  const soon = work.rows.filter(({ isDueSoon }) => isDueSoon).length;
  return (
    <>
      <PageHeader
        title={t("title")}
        aside={[
          ...(showsAssessments
            ? [t("waitingCount", { count: waiting }), t("dueCount", { count: soon })]
            : []),
          ...(toCheck ? [registers("toCheck.count", { count: toCheck.total })] : []),
          ...(errors ? [errorReports("waiting.count", { count: errors })] : []),
        ].join(" · ")}
      />
      <MessagesProvider namespaces={["outbox"]}>
        <UnsentWorkLater person={work.person} />
      </MessagesProvider>
      {administration ? <AdministratorWork waiting={administration} /> : null}
      <NamedList named={work.named} />
      <ContributorCalls calls={work.calls} />
      {showsAssessments ? (
        <WorkList rows={work.rows} standing={standing} agenda={<Agenda lines={work.agenda} />} />
      ) : null}
      {errors ? <ErrorsToAnswer waiting={errors} /> : null}
      <OwnErrorReports reports={work.reported} zone={work.zone} />
      {toCheck ? <EntriesToCheckSection {...toCheck} /> : null}
      <WaitingForSecondPerson {...work.secondPerson} />
    </>
  );
}

async function Welcome() {
  const t = await getTranslations("common.start");
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      <p>{t("signInFirst")}</p>
      <LinkButton href="/sign-in" kind="primary">
        {t("signIn")}
      </LinkButton>
    </>
  );
}
