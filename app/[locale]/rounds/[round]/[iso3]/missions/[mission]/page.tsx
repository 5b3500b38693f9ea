import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { FieldHistory } from "@/components/audit/field-history";
import { ActionForm } from "@/components/forms/action-form";
import { MissionFacts } from "@/components/mission/mission-facts";
import { ProgrammeTable } from "@/components/mission/programme-table";
import { AssessmentHead } from "@/components/rounds/assessment-head";
import { Disclosure } from "@/components/ui/disclosure";
import { EmptyState } from "@/components/ui/empty-state";
import { FormActions } from "@/components/ui/form-actions";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { readPage } from "@/lib/core/page";
import type { Locale } from "@/lib/i18n/locales";
import { missionPage } from "@/lib/missions/page";
import { missionKeySchema } from "@/lib/missions/schema";
import { acknowledgePlanAction } from "../actions";
import { MissionForm } from "../mission-form";
import { MeetingForm } from "./meeting-form";
import { SilentInstitutions } from "./silent-institutions";

type MissionProps = { params: Promise<{ locale: Locale; round: string; iso3: string; mission: string }> };

export async function generateMetadata({ params }: MissionProps): Promise<Metadata> {
  const { round, iso3, mission } = await params;
  const t = await getTranslations("missions");
  return { title: `${t("titleOf", { number: mission })} · ${iso3} ${round}` };
}

/** One mission: its programme, printed as it stands, whom it should meet besides, and its plan. */
export default async function Mission({ params }: MissionProps) {
  const { locale, ...address } = await params;
  const key = missionKeySchema.safeParse(address).data ?? notFound();
  const { round, iso3, mission: number } = key;
  const { place, mission, meetings, mayAcknowledge, planning, history } = await readPage((ctx) =>
    missionPage(ctx, locale, key),
  );
  const t = await getTranslations("missions");
  const base = `/rounds/${round}/${iso3}/missions`;
  const hasPlan = mission.planAcknowledgedOn !== null;
  return (
    <>
      <AssessmentHead {...place.head} current="missions" />
      <PageHeader title={t("titleOf", { number: String(number) })} />
      <MissionFacts mission={mission} />
      {mayAcknowledge && !hasPlan ? (
        <section aria-labelledby="safety" data-print="hide">
          <h2 id="safety">{t("safety.title")}</h2>
          <p>{t("safety.lead")}</p>
          <ActionForm
            id="plan"
            action={acknowledgePlanAction}
            submit={t("safety.submit")}
            submitKind="secondary"
            reasons={{ changed_meanwhile: t("refusals.changed_meanwhile") }}
            fields={[
              { kind: "hidden", name: "round", value: round },
              { kind: "hidden", name: "iso3", value: iso3 },
              { kind: "hidden", name: "mission", value: String(number) },
              { kind: "hidden", name: "version", value: String(mission.version) },
            ]}
          />
        </section>
      ) : null}
      <section aria-labelledby="programme-title">
        <h2 id="programme-title">{t("programme.title")}</h2>
        {meetings.length === 0 ? (
          <EmptyState title={t("programme.none")} />
        ) : (
          <>
            <ProgrammeTable base={`${base}/${number}`} meetings={meetings} />
            <p data-print="hide">
              <Link href={`${base}/${number}/notebook`}>{t("programme.notebook")}</Link> ·{" "}
              <a href={`/api/assessments/${round}/${iso3}/missions/${number}`} download>
                {t("programme.download")}
              </a>
            </p>
          </>
        )}
      </section>
      {planning === null ? null : (
        <>
          <SilentInstitutions place={{ round, iso3 }} mission={mission} institutions={planning.unvisited} />
          <div data-print="hide">
            <Disclosure summary={t("addMeeting")} look="boxed">
              <MeetingForm
                place={{ round, iso3, mission: number }}
                choices={planning.choices}
                meeting={null}
                firstDay={mission.startsOn}
              />
            </Disclosure>
            <Disclosure summary={t("change")} look="boxed">
              <MissionForm key={mission.version} place={{ round, iso3 }} mission={mission} />
            </Disclosure>
          </div>
        </>
      )}
      <section aria-labelledby="history-title" data-print="hide">
        <h2 id="history-title">{t("history")}</h2>
        <FieldHistory noun="missions" zone={place.zone} lines={history} />
      </section>
      <FormActions>
        <Link href={base}>{t("backToAll")}</Link>
      </FormActions>
    </>
  );
}
