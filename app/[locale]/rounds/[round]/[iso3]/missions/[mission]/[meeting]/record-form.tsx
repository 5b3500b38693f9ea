import { getLocale, getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/forms/action-form";
import { languageField } from "@/components/forms/language-field";
import { agreementFields } from "@/components/source/agreement-fields";
import { DAY_REASON_FIELDS, dayReasons } from "@/components/source/source-fields";
import type { RecordView } from "@/lib/missions/page";
import type { MeetingKey } from "@/lib/missions/schema";
import { saveRecordAction } from "../../actions";

/** For the drafting team: what was agreed with the person of a meeting, and the notes. */
export async function RecordForm({ place, record }: { place: MeetingKey; record: RecordView | null }) {
  const [t, tSources, tCommon, locale] = await Promise.all([
    getTranslations("missions"),
    getTranslations("sources"),
    getTranslations("common"),
    getLocale(),
  ]);
  const { round, iso3, mission, meeting } = place;
  const optional = tCommon("optional");
  return (
    <ActionForm
      id="record"
      action={saveRecordAction}
      submit={t("record.submit")}
      done={t("saved")}
      reasons={{
        ...dayReasons(tSources),
        changed_meanwhile: t("refusals.changed_meanwhile"),
        not_held: t("refusals.not_held"),
        has_source: t("refusals.has_source"),
        closed: t("refusals.closed"),
        erased: t("refusals.erased"),
      }}
      reasonFields={{
        consent_in_future: DAY_REASON_FIELDS.consent_in_future,
        withdrawal_in_future: DAY_REASON_FIELDS.withdrawal_in_future,
        erasure_not_ahead: DAY_REASON_FIELDS.erasure_not_ahead,
      }}
      fields={[
        { kind: "hidden", name: "round", value: round },
        { kind: "hidden", name: "iso3", value: iso3 },
        { kind: "hidden", name: "mission", value: String(mission) },
        { kind: "hidden", name: "meeting", value: String(meeting) },
        { kind: "hidden", name: "version", value: String(record?.version ?? 0) },
        ...agreementFields(tSources, optional, record),
        {
          kind: "textarea",
          name: "notes",
          label: t("fields.notes"),
          hint: t("record.notesHint"),
          value: record?.notes ?? "",
          optional,
        },
        languageField(t("fields.language"), locale, record?.language),
      ]}
    />
  );
}
