import { getLocale, getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/forms/action-form";
import { citationFields } from "@/components/source/citation-fields";
import { dayReasons, gradeFields } from "@/components/source/source-fields";
import { formatDay } from "@/lib/i18n/format";
import type { MeetingView, RecordView } from "@/lib/missions/page";
import type { Question } from "@/lib/missions/questions";
import type { MeetingKey } from "@/lib/missions/schema";
import { makeSourceAction } from "../../actions";

/** For the drafting team: the one step from notes to a source and its citations. */
export async function SourceForm({
  place,
  country,
  meeting,
  record,
  questions,
}: {
  place: MeetingKey;
  country: string;
  meeting: MeetingView;
  record: RecordView;
  questions: readonly Question[];
}) {
  const [t, tSources, tCommon, locale] = await Promise.all([
    getTranslations("missions"),
    getTranslations("sources"),
    getTranslations("common"),
    getLocale(),
  ]);
  const { round, iso3, mission, meeting: number } = place;
  const isNamed = record.attribution !== "not_attributed";
  const day = formatDay(locale, meeting.heldOn);
  const cited = citationFields(
    tSources,
    {
      round,
      iso3,
      country,
      indicators: questions.map(({ code, title }) => ({ code, title, domain: "", domainTitle: "" })),
    },
    meeting.indicators,
  );
  return (
    <section aria-labelledby="make-source" data-print="hide">
      <h2 id="make-source">{t("source.title")}</h2>
      <p>{t("source.lead")}</p>
      <ActionForm
        id="make-source-form"
        action={makeSourceAction}
        submit={t("source.submit")}
        reasons={{
          ...dayReasons(tSources),
          changed_meanwhile: t("refusals.changed_meanwhile"),
          has_source: t("refusals.has_source"),
          closed: t("refusals.closed"),
          no_notes: t("refusals.no_notes"),
          not_public: t("refusals.not_public"),
        }}
        reasonFields={{ not_public: "accessClass" }}
        fields={[
          { kind: "hidden", name: "mission", value: String(mission) },
          { kind: "hidden", name: "meeting", value: String(number) },
          { kind: "hidden", name: "version", value: String(record.version) },
          {
            kind: "radios",
            name: "type",
            label: tSources("fields.type"),
            options: (["interview_official", "interview_nonstate"] as const).map((type) => ({
              value: type,
              label: tSources(`types.${type}`),
            })),
          },
          {
            kind: "text",
            name: "title",
            label: tSources("fields.title"),
            value: isNamed
              ? t("source.titleValue", { institution: meeting.institutionName, day })
              : t("source.titleValueCode", { code: record.personCode, day }),
            isWatched: true,
          },
          {
            kind: "text",
            name: "publisher",
            label: tSources("fields.publisher"),
            hint: t("source.publisherHint"),
            value: isNamed ? meeting.institutionName : "",
            optional: tCommon("optional"),
            isWatched: true,
          },
          ...gradeFields(tSources, { accessClass: "restricted" }),
          ...cited.filter((field) => field.kind !== "checkboxes" || field.options.length > 0),
        ]}
      />
    </section>
  );
}
