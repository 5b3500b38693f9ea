/** Missions, meetings and their records as they are stored. The callers have asked whether the actor may read them. */
import "server-only";
import { and, asc, eq, isNull, type SQL, sql } from "drizzle-orm";
import { meetingIndicators, meetingRecords, meetings, missions } from "@/db/schema/mission";
import { registerEntries } from "@/db/schema/register";
import { sources } from "@/db/schema/source";
import type { Ctx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { visibleTo } from "@/lib/sources/visible-to";
import { byDayAndTime } from "./rules";

const MISSION = {
  id: missions.id,
  number: missions.number,
  startsOn: missions.startsOn,
  endsOn: missions.endsOn,
  places: missions.places,
  planAcknowledgedOn: missions.planAcknowledgedOn,
  language: missions.language,
  version: missions.version,
};

/** A mission as its assessment keeps it. */
export type StoredMission = Pick<typeof missions.$inferSelect, keyof typeof MISSION>;

const countOf = (state: "planned" | "held") =>
  sql<number>`(select count(*)::int from ${meetings} where ${and(
    eq(meetings.missionId, missions.id),
    eq(meetings.state, state),
  )})`;

/** The missions of an assessment, the latest first, with how many meetings each has. */
export function storedMissions(
  ctx: Ctx,
  assessmentId: string,
): Promise<readonly (StoredMission & { planned: number; held: number })[]> {
  return ctx.read
    .select({ ...MISSION, planned: countOf("planned"), held: countOf("held") })
    .from(missions)
    .where(eq(missions.assessmentId, assessmentId))
    .orderBy(sql`${missions.startsOn} desc`, sql`${missions.number} desc`);
}

/** One mission of an assessment. Throws NOT_FOUND. */
export async function storedMission(ctx: Ctx, assessmentId: string, number: number): Promise<StoredMission> {
  const [row] = await ctx.read
    .select(MISSION)
    .from(missions)
    .where(and(eq(missions.assessmentId, assessmentId), eq(missions.number, number)));
  if (!row) throw new AppError("NOT_FOUND", `mission ${number} of assessment ${assessmentId}`);
  return row;
}

const MEETING = {
  id: meetings.id,
  number: meetings.number,
  heldOn: meetings.heldOn,
  startsAt: meetings.startsAt,
  institution: registerEntries.code,
  institutionName: meetings.institutionName,
  place: meetings.place,
  state: meetings.state,
  cancelReason: meetings.cancelReason,
  questions: meetings.questions,
  spokenLanguage: meetings.spokenLanguage,
  language: meetings.language,
  sourceId: meetings.sourceId,
  version: meetings.version,
  indicators: sql<
    string[]
  >`array(select ${meetingIndicators.indicator} from ${meetingIndicators} where ${meetingIndicators.meetingId} = ${meetings.id} order by 1)`,
};

/** A meeting with the codes of its indicators and of its institution. */
export type StoredMeeting = Omit<
  typeof meetings.$inferSelect,
  "missionId" | "institutionId" | "addedBy" | "addedAt"
> & {
  indicators: readonly string[];
  /** Code of the entry of the register of institutions; null where the register does not hold it. */
  institution: string | null;
};

function meetingRows(ctx: Ctx, where: SQL | undefined): Promise<StoredMeeting[]> {
  return ctx.read
    .select(MEETING)
    .from(meetings)
    .leftJoin(registerEntries, eq(registerEntries.id, meetings.institutionId))
    .where(where);
}

/** The meetings of a mission in the order of its days. */
export async function storedMeetings(ctx: Ctx, missionId: string): Promise<readonly StoredMeeting[]> {
  return (await meetingRows(ctx, eq(meetings.missionId, missionId))).sort(byDayAndTime);
}

/** One meeting of a mission. Throws NOT_FOUND. */
export async function storedMeeting(ctx: Ctx, missionId: string, number: number): Promise<StoredMeeting> {
  const [row] = await meetingRows(ctx, and(eq(meetings.missionId, missionId), eq(meetings.number, number)));
  if (!row) throw new AppError("NOT_FOUND", `meeting ${number} of mission ${missionId}`);
  return row;
}

/** Code of the source that was made of a meeting; null where there is none, or the actor may not read it. */
export async function readableSource(ctx: Ctx, sourceId: string | null): Promise<string | null> {
  if (sourceId === null) return null;
  const [found] = await ctx.read
    .select({ code: sources.code })
    .from(sources)
    .where(and(eq(sources.id, sourceId), visibleTo(ctx)));
  return found?.code ?? null;
}

/**
 * Why a meeting takes no change any more, for who asks for one: whoever may not read the source that was made of it is
 * told that it is closed, and no more. Null where none was made.
 */
export async function closedBySource(
  ctx: Ctx,
  { sourceId }: Pick<StoredMeeting, "sourceId">,
): Promise<"has_source" | "closed" | null> {
  if (sourceId === null) return null;
  return (await readableSource(ctx, sourceId)) === null ? "closed" : "has_source";
}

/** What was agreed and noted in a meeting. */
export type StoredRecord = Omit<typeof meetingRecords.$inferSelect, "meetingId">;

/** The record of a meeting; null where none was saved, or a source was made of it. */
export async function storedRecord(ctx: Ctx, meetingId: string): Promise<StoredRecord | null> {
  const [row] = await ctx.read.select().from(meetingRecords).where(eq(meetingRecords.meetingId, meetingId));
  if (row === undefined) return null;
  const { meetingId: _id, ...record } = row;
  return record;
}

/** Where meetings of an assessment were held, each place once, in the order in which it was visited. */
export async function visitedPlaces(ctx: Ctx, assessmentId: string): Promise<readonly string[]> {
  const rows = await ctx.read
    .select({ place: meetings.place })
    .from(meetings)
    .innerJoin(missions, eq(missions.id, meetings.missionId))
    .where(and(eq(missions.assessmentId, assessmentId), eq(meetings.state, "held")))
    .orderBy(asc(meetings.heldOn), asc(meetings.number));
  return [...new Set(rows.flatMap(({ place }) => (place === null ? [] : [place])))];
}

/** Meetings whose record has its day of erasure behind it, with that record's version and texts. */
export function dueRecords(ctx: Ctx, today: string) {
  return ctx.read
    .select({ meetingId: meetingRecords.meetingId })
    .from(meetingRecords)
    .where(and(sql`${meetingRecords.deleteOn} <= ${today}`, isNull(meetingRecords.erasedAt)))
    .orderBy(asc(meetingRecords.meetingId));
}
