/** What the pages of missions show. */
import "server-only";
import { type AssessmentPage, assessmentPage } from "@/lib/assessments/head";
import type { AssessmentKey } from "@/lib/assessments/subject";
import { type HistoryLine, historyLines } from "@/lib/audit/lines";
import { historyOf } from "@/lib/audit/queries";
import { dayIn } from "@/lib/core/days";
import type { PersonCtx } from "@/lib/core/request";
import { editionByHash } from "@/lib/editions/queries";
import { erasableId } from "@/lib/erasures/rights";
import type { Locale } from "@/lib/i18n/locales";
import { storedRequests } from "@/lib/information-requests/queries";
import { can } from "@/lib/policy/can";
import { type InstitutionChoice, institutionChoices } from "@/lib/registers/institution";
import { mayAddTo } from "@/lib/sources/visible-to";
import { MAKING_SOURCE, MEETING_ENTITY, MISSION_ENTITY } from "./entities";
import {
  readableSource,
  type StoredMeeting,
  type StoredMission,
  type StoredRecord,
  storedMeeting,
  storedMeetings,
  storedMission,
  storedMissions,
  storedRecord,
} from "./queries";
import { type OfferedQuestion, offeredQuestions, type Question, questionsOf } from "./questions";
import { silentSince, type Unvisited, unvisitedInstitutions } from "./rules";
import type { MeetingKey, MissionKey } from "./schema";

export type MissionView = Omit<StoredMission, "id">;
export type MeetingView = Omit<StoredMeeting, "id" | "sourceId"> & {
  /** The day since which the institution owes an answer; null where it owes none. */
  silentSince: string | null;
};
/** What the form of a meeting offers. */
export type MeetingChoices = {
  institutions: readonly InstitutionChoice[];
  questions: readonly OfferedQuestion[];
};

export type MissionsPage = {
  place: AssessmentPage;
  missions: readonly (MissionView & { planned: number; held: number })[];
  mayWrite: boolean;
};

export type MissionPage = {
  place: AssessmentPage;
  mission: MissionView;
  meetings: readonly MeetingView[];
  mayAcknowledge: boolean;
  /** Null for who may not plan meetings. */
  planning: { choices: MeetingChoices; unvisited: readonly Unvisited[] } | null;
  history: readonly HistoryLine[];
};

/** The programme of a visit. */
export type ProgrammePage = Pick<MissionPage, "place" | "mission" | "meetings">;

export type NotebookPage = ProgrammePage & {
  /** Of all its meetings, by indicator. */
  questions: ReadonlyMap<string, Question>;
  /** Language of the instrument. */
  language: string;
};

/** Consent, attribution and notes, for the drafting team; null where nothing was saved. */
export type RecordView = Omit<StoredRecord, "erasedAt"> & { erased: boolean };

export type MeetingPage = {
  place: AssessmentPage;
  meeting: MeetingView;
  questions: readonly Question[];
  language: string;
  /** Null for who may not change it, and once a source was made of it. */
  choices: MeetingChoices | null;
  /** The source that was made of it, as far as the reader may open it. */
  source: string | null;
  /** Undefined for who may not read it. */
  record:
    | {
        saved: RecordView | null;
        mayWrite: boolean;
        mayMakeSource: boolean;
        /** Where it went: into the source that the reader may open, or where the reader does not learn of; else null. */
        went: "into_source" | "closed" | null;
      }
    | undefined;
  /** For who may propose to erase a passage of what the team planned. */
  erasableId: string | null;
  history: readonly HistoryLine[];
};

/** Reads the missions of an assessment. Throws NOT_FOUND where they are hidden. */
export async function missionsPage(
  ctx: PersonCtx,
  locale: Locale,
  key: AssessmentKey,
): Promise<MissionsPage> {
  const place = await assessmentPage(ctx, locale, key, "mission.read");
  const stored = await storedMissions(ctx, place.assessment.id);
  return {
    place,
    missions: stored.map(({ id: _id, ...mission }) => mission),
    mayWrite: can(ctx.actor, "mission.write", place.subject),
  };
}

/** What every page about one mission reads. */
async function missionOf(ctx: PersonCtx, locale: Locale, key: MissionKey) {
  const place = await assessmentPage(ctx, locale, key, "mission.read");
  const { id, ...mission } = await storedMission(ctx, place.assessment.id, key.mission);
  const requests = await storedRequests(ctx, place.assessment.id);
  const today = dayIn(place.zone, ctx.now);
  const viewOf = ({ id: _id, sourceId: _source, ...meeting }: StoredMeeting): MeetingView => ({
    ...meeting,
    silentSince: silentSince(meeting, requests, today)?.since ?? null,
  });
  return { place, id, mission, requests, today, viewOf };
}

async function choicesOf(ctx: PersonCtx, place: AssessmentPage): Promise<MeetingChoices> {
  const [institutions, questions] = await Promise.all([
    institutionChoices(ctx, place.assessment.iso3),
    offeredQuestions(ctx, place),
  ]);
  return { institutions, questions };
}

/** Reads one mission with its meetings in the order of its days. Throws NOT_FOUND where it is absent or hidden. */
export async function missionPage(ctx: PersonCtx, locale: Locale, key: MissionKey): Promise<MissionPage> {
  const { place, id, mission, requests, today, viewOf } = await missionOf(ctx, locale, key);
  const stored = await storedMeetings(ctx, id);
  const mayWrite = can(ctx.actor, "mission.write", place.subject);
  return {
    place,
    mission,
    meetings: stored.map(viewOf),
    mayAcknowledge: can(ctx.actor, "mission.acknowledge", place.subject),
    planning: mayWrite
      ? {
          choices: await choicesOf(ctx, place),
          unvisited: unvisitedInstitutions(requests, stored, today),
        }
      : null,
    history: historyLines(await historyOf(ctx, MISSION_ENTITY, id)),
  };
}

/** Reads the programme of one mission. Throws NOT_FOUND where it is absent or hidden. */
export async function programmePage(ctx: PersonCtx, locale: Locale, key: MissionKey): Promise<ProgrammePage> {
  const { place, id, mission, viewOf } = await missionOf(ctx, locale, key);
  return { place, mission, meetings: (await storedMeetings(ctx, id)).map(viewOf) };
}

/** The same with the questions of what was not cancelled, for paper. */
export async function notebookPage(ctx: PersonCtx, locale: Locale, key: MissionKey): Promise<NotebookPage> {
  const { place, mission, meetings } = await programmePage(ctx, locale, key);
  const edition = await editionByHash(ctx, place.assessment.editionSha256);
  const ahead = meetings.filter(({ state }) => state !== "cancelled");
  const asked = questionsOf(
    edition,
    ahead.flatMap(({ indicators }) => indicators),
  );
  return {
    place,
    mission,
    meetings: ahead,
    questions: new Map(asked.map((question) => [question.code, question])),
    language: edition.file.language,
  };
}

/** Reads one meeting, its record for the drafting team alone. Throws NOT_FOUND where it is absent or hidden. */
export async function meetingPage(ctx: PersonCtx, locale: Locale, key: MeetingKey): Promise<MeetingPage> {
  const { place, id: missionId, viewOf } = await missionOf(ctx, locale, key);
  const stored = await storedMeeting(ctx, missionId, key.meeting);
  const edition = await editionByHash(ctx, place.assessment.editionSha256);
  const source = await readableSource(ctx, stored.sourceId);
  const hasSource = stored.sourceId !== null;
  const mayWrite = can(ctx.actor, "mission.write", place.subject) && !hasSource;
  const history = await historyOf(ctx, MEETING_ENTITY, stored.id);
  return {
    place,
    meeting: viewOf(stored),
    questions: questionsOf(edition, stored.indicators),
    language: edition.file.language,
    choices: mayWrite ? await choicesOf(ctx, place) : null,
    source,
    record: can(ctx.actor, "meeting_record.read", place.subject)
      ? {
          saved: recordView(await storedRecord(ctx, stored.id)),
          mayWrite: can(ctx.actor, "meeting_record.write", place.subject),
          mayMakeSource: await mayAddTo(ctx, place.assessment.iso3),
          went: source !== null ? "into_source" : hasSource ? "closed" : null,
        }
      : undefined,
    erasableId: erasableId(ctx, stored.id),
    // That a source came of it is told to who may read that source.
    history: historyLines(history.filter(({ action }) => source !== null || action !== MAKING_SOURCE)),
  };
}

function recordView(record: StoredRecord | null): RecordView | null {
  if (record === null) return null;
  const { erasedAt, ...fields } = record;
  return { ...fields, erased: erasedAt !== null };
}
