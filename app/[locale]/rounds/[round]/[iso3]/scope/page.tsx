import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { ScopeSuggestion } from "@/components/assessment/scope-suggestion";
import { ScopeText } from "@/components/assessment/scope-text";
import { EraseLink } from "@/components/erasure/erase-link";
import { ActionForm } from "@/components/forms/action-form";
import { languageField } from "@/components/forms/language-field";
import { ReferencesProvider } from "@/components/references/references-provider";
import { AssessmentHead } from "@/components/rounds/assessment-head";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { assessmentPage } from "@/lib/assessments/head";
import { getScope } from "@/lib/assessments/scope";
import { SCOPE_DATES, SCOPE_TEXTS } from "@/lib/assessments/scope-fields";
import { readPage } from "@/lib/core/page";
import { erasableId } from "@/lib/erasures/rights";
import { silentOf } from "@/lib/information-requests/page";
import { placesToTakeOver } from "@/lib/missions/take-over";
import { can } from "@/lib/policy/can";
import { referencesIn } from "@/lib/references/in-texts";
import { takeIntoScopeAction } from "../information-requests/actions";
import { takePlacesAction } from "../missions/actions";
import { saveScopeAction } from "./actions";

export async function generateMetadata({
  params,
}: PageProps<"/[locale]/rounds/[round]/[iso3]/scope">): Promise<Metadata> {
  const { round, iso3 } = await params;
  return { title: `${(await getTranslations("rounds"))("scope.title")} · ${iso3} ${round}` };
}

/** Scope and limits of one assessment: written by the drafting team, read by the whole team. */
export default async function ScopePage({ params }: PageProps<"/[locale]/rounds/[round]/[iso3]/scope">) {
  const { round, iso3 } = await params;
  const locale = await getLocale();
  const { place, scope, mayWrite, silent, places, references, erasable } = await readPage(async (ctx) => {
    const place = await assessmentPage(ctx, locale, { round, iso3 }, "scope.read");
    const scope = await getScope(ctx, place.assessment.id);
    const { instrument, editionVersion } = place.assessment;
    const references = await referencesIn(ctx, locale, `${instrument}@${editionVersion}`, scope);
    const mayWrite = can(ctx.actor, "scope.write", place.subject);
    return {
      place,
      scope,
      mayWrite,
      silent: mayWrite ? await silentOf(ctx, place, scope?.institutionsSilent ?? null) : [],
      places: mayWrite ? await placesToTakeOver(ctx, place.assessment.id, scope?.placesVisited ?? null) : [],
      references,
      erasable: erasableId(ctx, place.assessment.id),
    };
  });
  const t = await getTranslations("rounds");
  const tFields = await getTranslations("assessment.scopeFields");
  const [tRequests, tMissions] = await Promise.all([
    getTranslations("informationRequests"),
    getTranslations("missions"),
  ]);
  const saved = { place: { round, iso3 }, version: scope?.version ?? 0, language: locale };
  const hints = { placesVisited: t("scope.placesHint") };
  const text = (name: (typeof SCOPE_TEXTS)[number]) => ({
    kind: "textarea" as const,
    name,
    label: tFields(name),
    value: scope?.[name] ?? "",
    ...(name === "placesVisited" ? { hint: hints.placesVisited } : {}),
  });
  const period = (name: (typeof SCOPE_DATES)[number]) => ({
    kind: "text" as const,
    name,
    label: tFields(name),
    hint: t("scope.periodHint"),
    width: "short" as const,
    value: scope?.[name] ?? "",
  });
  return (
    <>
      <AssessmentHead {...place.head} current="scope" />
      <PageHeader title={t("scope.title")} lead={t("scope.lead")} />
      <ScopeSuggestion
        id="silent-institutions"
        {...saved}
        name="institutions"
        lines={silent}
        action={takeIntoScopeAction}
        words={{
          title: tRequests("silent"),
          lead: tRequests("silentLead"),
          label: tRequests("silentLabel"),
          submit: tRequests("silentSubmit"),
          reasons: {
            changed_meanwhile: tRequests("refusals.changed_meanwhile"),
            not_offered: tRequests("refusals.not_offered"),
          },
        }}
      />
      <ScopeSuggestion
        id="visited-places"
        {...saved}
        name="places"
        lines={places}
        action={takePlacesAction}
        words={{
          title: tMissions("visited.title"),
          lead: tMissions("visited.lead"),
          label: tMissions("visited.label"),
          submit: tMissions("visited.submit"),
          reasons: {
            changed_meanwhile: tMissions("refusals.changed_meanwhile"),
            not_offered: tMissions("refusals.not_offered"),
          },
        }}
      />
      {mayWrite ? (
        <ActionForm
          id="scope"
          action={saveScopeAction}
          submit={t("scope.submit")}
          done={t("scope.done")}
          reasons={{ changed_meanwhile: t("refusals.changed_meanwhile") }}
          fields={[
            { kind: "hidden", name: "round", value: round },
            { kind: "hidden", name: "iso3", value: iso3 },
            { kind: "hidden", name: "version", value: String(scope?.version ?? 0) },
            ...SCOPE_DATES.map(period),
            ...SCOPE_TEXTS.map(text),
            languageField(t("scope.language"), locale, scope?.language),
          ]}
        />
      ) : (
        <>
          {scope === null ? (
            <EmptyState title={t("scope.nothing")} />
          ) : (
            <ReferencesProvider references={references}>
              <ScopeText scope={scope} cutOffOn={place.assessment.cutOffOn} />
            </ReferencesProvider>
          )}
          <p>{t("scope.readOnly")}</p>
        </>
      )}
      {scope === null ? null : <EraseLink noun="assessment_scope" id={erasable} />}
    </>
  );
}
