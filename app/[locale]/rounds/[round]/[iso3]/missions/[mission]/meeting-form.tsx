import { getLocale, getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/forms/action-form";
import type { FormField } from "@/components/forms/form-field";
import { languageField } from "@/components/forms/language-field";
import { institutionFields } from "@/components/register/institution-fields";
import { MEETING_STATES } from "@/db/enums";
import type { MeetingChoices, MeetingView } from "@/lib/missions/page";
import type { OfferedQuestion } from "@/lib/missions/questions";
import { saveMeetingAction } from "../actions";

/** A new meeting, or all of one. */
export async function MeetingForm({
  place: { round, iso3, mission },
  choices,
  meeting,
  firstDay,
}: {
  place: { round: string; iso3: string; mission: number };
  choices: MeetingChoices;
  meeting: MeetingView | null;
  /** The day that a new meeting begins with. */
  firstDay: string;
}) {
  const [t, tRequests, tCommon, locale] = await Promise.all([
    getTranslations("missions"),
    getTranslations("informationRequests"),
    getTranslations("common"),
    getLocale(),
  ]);
  const optional = tCommon("optional");
  const text = (name: "startsAt" | "place" | "spokenLanguage", hint: string): FormField => ({
    kind: "text",
    name,
    label: t(`fields.${name}`),
    hint,
    value: meeting?.[name] ?? "",
    optional,
    ...(name === "place" ? { isWatched: true } : { width: "short" }),
  });
  const area = (name: "cancelReason" | "questions", hint: string): FormField => ({
    kind: "textarea",
    name,
    label: t(`fields.${name}`),
    hint,
    value: meeting?.[name] ?? "",
    optional,
  });
  const groupOf = ({ why, facet }: OfferedQuestion) => {
    const group = why === null ? "answered" : "open";
    return facet === null ? t(`offered.${group}`) : t(`offered.${group}Of`, { facet });
  };
  const aboutOf = ({ why, evidenceExpected }: OfferedQuestion) => {
    const reason = why === null ? "" : t(`offered.why.${why}`);
    const evidence =
      why === null || evidenceExpected.length === 0
        ? ""
        : t("offered.evidence", { evidence: evidenceExpected.join(" · ") });
    return `${reason} ${evidence}`.trim();
  };
  return (
    <ActionForm
      id="meeting"
      action={saveMeetingAction}
      submit={t(meeting === null ? "addMeetingSubmit" : "save")}
      done={t("saved")}
      reasons={{
        changed_meanwhile: t("refusals.changed_meanwhile"),
        no_institution: t("refusals.no_institution"),
        outside_mission: t("refusals.outside_mission"),
        not_yet: t("refusals.not_yet"),
        no_plan: t("refusals.no_plan"),
        has_record: t("refusals.has_record"),
        has_source: t("refusals.has_source"),
        closed: t("refusals.closed"),
      }}
      reasonFields={{
        no_institution: "institution",
        outside_mission: "heldOn",
        not_yet: "heldOn",
        no_plan: "state",
        has_record: "state",
      }}
      fields={[
        { kind: "hidden", name: "round", value: round },
        { kind: "hidden", name: "iso3", value: iso3 },
        { kind: "hidden", name: "mission", value: String(mission) },
        { kind: "hidden", name: "meeting", value: String(meeting?.number ?? 0) },
        { kind: "hidden", name: "version", value: String(meeting?.version ?? 0) },
        ...institutionFields(tRequests, optional, choices.institutions, meeting),
        {
          kind: "text",
          name: "heldOn",
          label: t("fields.heldOn"),
          hint: t("dayHint"),
          width: "short",
          value: meeting?.heldOn ?? firstDay,
        },
        text("startsAt", t("timeHint")),
        text("place", t("placeHint")),
        text("spokenLanguage", t("spokenHint")),
        ...(meeting === null
          ? [{ kind: "hidden" as const, name: "state", value: "planned" }]
          : [
              {
                kind: "radios" as const,
                name: "state",
                label: t("fields.state"),
                options: MEETING_STATES.map((value) => ({ value, label: t(`states.${value}`) })),
                value: meeting.state,
              },
              area("cancelReason", t("cancelHint")),
            ]),
        {
          kind: "checkboxes",
          name: "indicators",
          label: t("questionsTitle"),
          options: choices.questions.map((question) => {
            const about = aboutOf(question);
            return {
              value: question.code,
              label: `${question.code} ${question.title}`,
              group: groupOf(question),
              ...(about === "" ? {} : { description: about }),
            };
          }),
          value: meeting?.indicators ?? [],
        },
        area("questions", t("questionsHint")),
        languageField(t("fields.language"), locale, meeting?.language),
      ]}
    />
  );
}
