import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { WorkList } from "@/components/assessment/work-list";
import { MessagesProvider } from "@/components/messages-provider";
import { UnsentWorkLater } from "@/components/outbox/unsent-work-later";
import { LinkButton } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { listWork, standingOf } from "@/lib/assessments/work";
import { readPublicPage } from "@/lib/core/page";
import { isSignedIn } from "@/lib/core/request";
import type { Locale } from "@/lib/i18n/locales";

type StartPageProps = { params: Promise<{ locale: Locale }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("assessment.work");
  return { title: t("title") };
}

/** My work; for who is not signed in what this is and the way in. */
export default async function StartPage({ params }: StartPageProps) {
  const { locale } = await params;
  const work = await readPublicPage(async (ctx) =>
    isSignedIn(ctx)
      ? {
          person: ctx.actor.userId,
          rows: await listWork(ctx, locale),
          standing: await standingOf(ctx),
        }
      : null,
  );
  if (work === null) return <Welcome />;
  const t = await getTranslations("assessment.work");
  const waiting = work.rows.filter(({ place }) => place === "waiting").length;
  const soon = work.rows.filter(({ isDueSoon }) => isDueSoon).length;
  return (
    <>
      <PageHeader
        title={t("title")}
        aside={`${t("waitingCount", { count: waiting })} · ${t("dueCount", { count: soon })}`}
      />
      <MessagesProvider namespaces={["common", "outbox"]}>
        <UnsentWorkLater person={work.person} />
      </MessagesProvider>
      <WorkList rows={work.rows} standing={work.standing} />
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
