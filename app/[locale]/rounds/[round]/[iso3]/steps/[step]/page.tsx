import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { PreviewLinks } from "@/components/assessment/preview-links";
import { ActionForm } from "@/components/forms/action-form";
import { HiddenReferences } from "@/components/review/hidden-references";
import { UnmetList } from "@/components/review/unmet-list";
import { AssessmentHead } from "@/components/rounds/assessment-head";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { corrigendumSaid, previewSeen } from "@/lib/assessments/guards";
import { assessmentPage } from "@/lib/assessments/head";
import { openedPreviews } from "@/lib/assessments/preview-proof";
import { previewProofsSchema, unopened } from "@/lib/assessments/previews";
import { TRANSITION_NAMES } from "@/lib/assessments/schema";
import { existsFor, TRANSITIONS, unmetOf } from "@/lib/assessments/workflow";
import { workflowFacts } from "@/lib/assessments/workflow-facts";
import { AppError } from "@/lib/core/errors";
import { readPage } from "@/lib/core/page";
import { can } from "@/lib/policy/can";
import { hiddenReferences } from "@/lib/releases/hidden-references";
import { listReleases } from "@/lib/releases/queries";
import { takeTransitionAction } from "./actions";

type StepPageProps = PageProps<"/[locale]/rounds/[round]/[iso3]/steps/[step]">;

/** Steps on the way to a release, before which its texts can still be written otherwise. */
const RELEASING: readonly (typeof TRANSITION_NAMES)[number][] = ["submit", "pass", "send_draft", "publish"];

async function readStep({ params, searchParams }: StepPageProps) {
  const { round, iso3, step } = await params;
  const name = TRANSITION_NAMES.find((known) => known === step);
  const locale = await getLocale();
  const proofs = previewProofsSchema.parse(await searchParams);
  return readPage(async (ctx) => {
    if (name === undefined) throw new AppError("NOT_FOUND", `step ${step}`);
    const transition = TRANSITIONS[name];
    const place = await assessmentPage(ctx, locale, { round, iso3 }, transition.permission);
    if (!existsFor(transition, place.subject)) throw new AppError("NOT_FOUND", `step ${step}`);
    const facts = await workflowFacts(ctx, place.assessment, { previewSeen: true, corrigendum: "" });
    const [last] = await listReleases(ctx, { round, iso3 });
    const number = (last?.number ?? 0) + 1;
    const hidden =
      RELEASING.includes(name) && can(ctx.actor, "rating.read", place.subject)
        ? await hiddenReferences(ctx, place.assessment)
        : [];
    const opened = await openedPreviews(ctx, place.assessment, proofs);
    const person = ctx.actor.kind === "user" ? ctx.actor.userId : "";
    return {
      place,
      transition,
      facts,
      number,
      hidden,
      unmet: unmetOf(transition, facts),
      proofs,
      opened,
      // Another version is another step: what was typed for the one before does not belong there.
      keptAs: [person, round, iso3, name, place.assessment.version].join(" "),
    };
  });
}

export async function generateMetadata({ params }: StepPageProps): Promise<Metadata> {
  const name = TRANSITION_NAMES.find((known) => known === "submit");
  const { step, round, iso3 } = await params;
  const found = TRANSITION_NAMES.find((known) => known === step) ?? name;
  const t = await getTranslations("review");
  return { title: found === undefined ? "" : `${t(`take.${found}.title`)} · ${iso3} ${round}` };
}

/** Confirms one step of the workflow: what it does, what is still missing, reasons where they are asked for. */
export default async function StepPage(props: StepPageProps) {
  const { place, transition, facts, number, hidden, unmet, proofs, opened, keptAs } = await readStep(props);
  const { round, iso3 } = place.head;
  const { name, guards } = transition;
  const [t, previews] = await Promise.all([getTranslations("review"), getTranslations("rating.submit")]);
  const toOpen = unopened(opened);
  const base = `/rounds/${round}/${iso3}`;
  const asksPreview = guards.includes(previewSeen);
  const asksCorrigendum = guards.includes(corrigendumSaid) && facts.hasRelease;
  return (
    <>
      <AssessmentHead {...place.head} current={null} />
      <PageHeader
        title={
          name === "publish"
            ? t("publishOf", { number, country: place.country })
            : t("takeOf", { step: t(`take.${name}.title`), country: place.country })
        }
        lead={t(`take.${name}.lead`)}
      />
      <HiddenReferences round={round} iso3={iso3} references={hidden} />
      {unmet.length > 0 ? (
        <Notice kind="warning" title={t("blocked")}>
          <UnmetList round={round} iso3={iso3} unmet={unmet} />
        </Notice>
      ) : (
        <>
          {asksPreview ? <PreviewLinks base={base} proofs={proofs} opened={opened} /> : null}
          {asksPreview && asksCorrigendum ? (
            <noscript>
              <p>{t("previewsBeforeTyping")}</p>
            </noscript>
          ) : null}
          <ActionForm
            id="step"
            keptAs={keptAs}
            action={takeTransitionAction}
            submit={t(`take.${name}.button`)}
            submitKind={name === "withdraw" ? "danger" : "primary"}
            reasons={{
              changed_meanwhile: t("refusals.changed_meanwhile"),
              wrong_state: t("refusals.wrong_state"),
              reason_missing: t("refusals.reason_missing"),
              preview_not_seen:
                toOpen === null ? t("refusals.preview_not_seen") : previews(`unopened.${toOpen}`),
              corrigendum_missing: t("refusals.corrigendum_missing"),
              unmet: t("refusals.unmet"),
            }}
            reasonFields={{
              reason_missing: "reason",
              // A page that was not opened is no fault of the box.
              ...(toOpen === null ? { preview_not_seen: "previewSeen" } : {}),
              corrigendum_missing: "corrigendum",
            }}
            fields={[
              { kind: "hidden", name: "round", value: round },
              { kind: "hidden", name: "iso3", value: iso3 },
              { kind: "hidden", name: "transition", value: name },
              { kind: "hidden", name: "version", value: String(place.assessment.version) },
              ...Object.entries(proofs).map(([name, value]) => ({ kind: "hidden" as const, name, value })),
              ...(transition.reason === "required"
                ? [{ kind: "textarea" as const, name: "reason", label: t("reason"), hint: t("reasonHint") }]
                : []),
              ...(asksCorrigendum
                ? [
                    {
                      kind: "textarea" as const,
                      name: "corrigendum",
                      label: t("corrigendum"),
                      hint: t("corrigendumHint"),
                    },
                  ]
                : []),
              ...(asksPreview
                ? [{ kind: "checkbox" as const, name: "previewSeen", label: t("previewSeen"), value: "on" }]
                : []),
            ]}
          />
        </>
      )}
    </>
  );
}
