import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DomainCounts } from "@/components/assessment/domain-list";
import { TaskList } from "@/components/assessment/task-list";
import { MessagesProvider } from "@/components/messages-provider";
import { UnsentWorkLater } from "@/components/outbox/unsent-work-later";
import { AssessmentHead } from "@/components/rounds/assessment-head";
import { LinkButton } from "@/components/ui/button";
import { FormActions } from "@/components/ui/form-actions";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { SCOPE_REQUIRED } from "@/lib/assessments/guards";
import { assessmentPage } from "@/lib/assessments/head";
import { totalProgress } from "@/lib/assessments/progress";
import { getScope } from "@/lib/assessments/scope";
import { tasksByPillar } from "@/lib/assessments/task-view";
import { listTransitions } from "@/lib/assessments/transitions";
import { cameBack } from "@/lib/assessments/work-rules";
import { readPage } from "@/lib/core/page";
import { editionByHash } from "@/lib/editions/queries";
import type { Locale } from "@/lib/i18n/locales";
import { packKinds } from "@/lib/packs/queries";
import { packPath } from "@/lib/packs/schema";
import { can } from "@/lib/policy/can";
import { assessmentProgress } from "@/lib/ratings/progress";

type TaskPageProps = { params: Promise<{ locale: Locale; round: string; iso3: string }> };

export async function generateMetadata({ params }: TaskPageProps): Promise<Metadata> {
  const { iso3, round } = await params;
  return { title: `${iso3} · ${round}` };
}

function readTasks(locale: Locale, key: { round: string; iso3: string }) {
  return readPage(async (ctx) => {
    const place = await assessmentPage(ctx, locale, key, "progress.read");
    const { subject, assessment } = place;
    const [edition, progress, scope, transitions] = await Promise.all([
      editionByHash(ctx, assessment.editionSha256),
      assessmentProgress(ctx, place),
      getScope(ctx, assessment.id),
      listTransitions(ctx, assessment.id),
    ]);
    return {
      place,
      person: ctx.actor.userId,
      edition,
      progress,
      back: cameBack(assessment.state, transitions.at(-1)),
      scopeMissing: SCOPE_REQUIRED.filter((field) => !scope?.[field]).length,
      may: {
        rate: can(ctx.actor, "rating.write", subject),
        read: can(ctx.actor, "rating.read", subject),
      },
      packs: packKinds(ctx, subject),
    };
  });
}

/** The tasks of one assessment and the way to everything else about it. */
export default async function TaskPage({ params }: TaskPageProps) {
  const { locale, ...key } = await params;
  const { place, person, edition, progress, scopeMissing, back, may, packs } = await readTasks(locale, key);
  const [t, tPack, tScoping] = await Promise.all([
    getTranslations("assessment"),
    getTranslations("pack"),
    getTranslations("scoping"),
  ]);
  const { assessment, country } = place;
  const { round, iso3 } = assessment;
  const base = `/rounds/${round}/${iso3}`;
  const total = totalProgress(progress);
  const links = [
    { href: `/countries/${iso3}/sources`, text: t("tasks.sources", { country }) },
    {
      href: `/instruments/${assessment.instrument}/${assessment.editionVersion}`,
      text: t("tasks.method"),
    },
    ...(may.read
      ? [
          { href: `${base}/preview?as=state`, text: t("tasks.previewState") },
          { href: `${base}/preview?as=reader`, text: t("tasks.previewReader") },
          { href: `${base}/print`, text: t("tasks.print") },
        ]
      : []),
    { href: `${base}/print?blank=1`, text: t("tasks.notebook") },
    ...packs.map((kind) => ({ href: packPath({ round, iso3, kind }), text: tPack(`links.${kind}`) })),
  ];
  return (
    <>
      <AssessmentHead {...place.head} current={"tasks"} />
      <PageHeader
        title={`${country} · ${t("place.round", { round })}`}
        lead={t("tasks.summary", { completed: total.completed, domains: total.domains })}
        aside={<DomainCounts progress={total} />}
      />
      <MessagesProvider namespaces={["outbox"]}>
        <UnsentWorkLater person={person} />
      </MessagesProvider>
      {assessment.state === "scoping" ? (
        <Notice kind="information" title={tScoping("title")}>
          <p>
            {tScoping("notice")} <Link href={`${base}/scoping`}>{tScoping("toScoping")}</Link>
          </p>
        </Notice>
      ) : null}
      {back === null ? null : (
        <Notice kind="warning" title={t(`tasks.cameBack.${back.by}`)}>
          <p dir="auto">{back.reason}</p>
        </Notice>
      )}
      <TaskList
        place={{ round, iso3 }}
        pillars={tasksByPillar(edition, progress)}
        language={edition.file.language}
        scopeMissing={scopeMissing}
        open={may.read}
      />
      {may.rate ? (
        <FormActions>
          <LinkButton kind="primary" href={`${base}/check`}>
            {t("tasks.check")}
          </LinkButton>
        </FormActions>
      ) : null}
      <section aria-labelledby="more">
        <h2 id="more">{t("tasks.more")}</h2>
        <ul>
          {links.map(({ href, text }) => (
            <li key={href}>
              <Link href={href}>{text}</Link>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
