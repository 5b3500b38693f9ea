import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/forms/action-form";
import { AssessmentHead } from "@/components/rounds/assessment-head";
import { DutyTable } from "@/components/rounds/duty-table";
import { Disclosure } from "@/components/ui/disclosure";
import { PageHeader } from "@/components/ui/page-header";
import { DUTIES } from "@/db/enums";
import { listCandidates } from "@/lib/assessments/candidates";
import { listDuties } from "@/lib/assessments/duties";
import { assessmentPage } from "@/lib/assessments/head";
import { readPage } from "@/lib/core/page";
import { can } from "@/lib/policy/can";
import { endDutyAction, giveDutyAction, handOverDutyAction } from "./actions";

export async function generateMetadata({
  params,
}: PageProps<"/[locale]/rounds/[round]/[iso3]/duties">): Promise<Metadata> {
  const { round, iso3 } = await params;
  return { title: `${(await getTranslations("rounds"))("duties.title")} · ${iso3} ${round}` };
}

/** Who does what in one assessment; programme managers give, end and hand over duties. */
export default async function DutiesPage({ params }: PageProps<"/[locale]/rounds/[round]/[iso3]/duties">) {
  const { round, iso3 } = await params;
  const locale = await getLocale();
  const { place, duties, people } = await readPage(async (ctx) => {
    const place = await assessmentPage(ctx, locale, { round, iso3 }, "progress.read");
    const duties = await listDuties(ctx, place.assessment.id);
    const people = can(ctx.actor, "duty.give", place.subject) ? await listCandidates(ctx) : null;
    return { place, duties, people };
  });
  const t = await getTranslations("rounds");
  const key = [
    { kind: "hidden" as const, name: "round", value: round },
    { kind: "hidden" as const, name: "iso3", value: iso3 },
  ];
  const person = {
    kind: "select" as const,
    name: "userId",
    options: (people ?? []).map(({ userId, name, email }) => ({
      value: userId,
      label: `${name} (${email})`,
    })),
    empty: t("duties.choosePerson"),
  };
  const held = {
    kind: "select" as const,
    name: "dutyId",
    label: t("duties.duty"),
    options: duties
      .filter(({ endedAt }) => endedAt === null)
      .map(({ id, duty, name }) => ({
        value: id,
        label: t("duties.held", { duty: t(`duties.names.${duty}`), person: name }),
      })),
    empty: t("duties.chooseHeld"),
  };
  const reason = { kind: "textarea" as const, name: "reason", label: t("reason"), hint: t("reasonHint") };
  const refusals = {
    person_unknown: t("refusals.person_unknown"),
    person_disabled: t("refusals.person_disabled"),
    administrator_has_no_duty: t("refusals.administrator_has_no_duty"),
    own_state: t("refusals.own_state"),
    duty_held: t("refusals.duty_held"),
    lead_taken: t("refusals.lead_taken"),
    rates_and_reviews: t("refusals.rates_and_reviews"),
    reviews_and_approves: t("refusals.reviews_and_approves"),
    inside_and_outside: t("refusals.inside_and_outside"),
    has_rated: t("refusals.has_rated"),
    has_reviewed: t("refusals.has_reviewed"),
    has_approved: t("refusals.has_approved"),
  };
  const ended = { duty_ended: t("refusals.duty_ended") };
  return (
    <>
      <AssessmentHead {...place.head} current="duties" />
      <PageHeader title={t("duties.title")} lead={t("duties.lead")} />
      <DutyTable duties={duties} zone={place.zone} />
      {people === null ? null : (
        <>
          <h2>{t("duties.give")}</h2>
          <ActionForm
            id="give"
            action={giveDutyAction}
            submit={t("duties.giveSubmit")}
            done={t("duties.given")}
            reasons={refusals}
            fields={[
              ...key,
              { ...person, label: t("duties.person") },
              {
                kind: "select",
                name: "duty",
                label: t("duties.duty"),
                options: DUTIES.map((duty) => ({ value: duty, label: t(`duties.names.${duty}`) })),
                empty: t("duties.chooseDuty"),
              },
            ]}
          />
          <Disclosure summary={t("duties.handOver")} look="boxed">
            <p>{t("duties.handOverLead")}</p>
            <ActionForm
              id="hand-over"
              action={handOverDutyAction}
              submit={t("duties.handOverSubmit")}
              submitKind="secondary"
              done={t("duties.handOverDone")}
              reasons={{ ...refusals, ...ended }}
              fields={[...key, held, { ...person, label: t("duties.to") }, reason]}
            />
          </Disclosure>
          <Disclosure summary={t("duties.end")} look="boxed">
            <ActionForm
              id="end"
              action={endDutyAction}
              submit={t("duties.endSubmit")}
              submitKind="danger"
              done={t("duties.endDone")}
              reasons={ended}
              fields={[...key, held, reason]}
            />
          </Disclosure>
        </>
      )}
    </>
  );
}
