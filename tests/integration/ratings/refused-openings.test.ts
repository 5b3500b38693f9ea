import { and, eq } from "drizzle-orm";
import { expect } from "vitest";
import { auditEvents, revisions } from "@/db/schema/audit";
import { sourceOpeningRefusals } from "@/db/schema/source";
import { REFUSED_OPENINGS_MAX } from "@/lib/auth/attempts";
import { signedIn } from "@/lib/core/request";
import { eraseNoted } from "@/lib/missions/erase";
import { listNotifications } from "@/lib/notifications/queries";
import { OPENING_HOURS } from "@/lib/policy/source";
import { eraseDueInterviews } from "@/lib/sources/erase";
import { openSource } from "@/lib/sources/openings";
import { getSource, sourceHistory } from "@/lib/sources/queries";
import { closedSource, keyFor, opened } from "@/tests/support/closed-source";
import { test } from "@/tests/support/database";
import { codeOf } from "@/tests/support/error-code";
import { toldOf } from "@/tests/support/outbox";
import { contextOf, makePerson } from "@/tests/support/programme";
import { makeScoredCountry } from "@/tests/support/scored-country";
import { chainProblems } from "@/tests/support/source-records";

const HOUR_MS = 3_600_000;

test("a closed source keeps on record that the same person tried to open it again too soon, and tells its author and readers", async ({
  db,
}) => {
  const country = await makeScoredCountry(db);
  const { code, later } = await closedSource(db, country);
  const key = await keyFor(country.as(later), country);
  await opened(country.as(later), country);
  const wait = OPENING_HOURS * HOUR_MS;
  const again = country.as(later, wait);
  const reason = "The witness is to be heard once more tomorrow.";
  expect((await getSource(country.as(country.assessor), code)).refusedOpenings).toEqual([]);
  expect(await openSource(again, { key, reason })).toEqual({ ok: false, reason: "opened_lately" });
  const author = country.as(country.assessor, wait);
  const { openings, refusedOpenings } = await getSource(author, code);
  expect(openings).toHaveLength(1);
  expect(refusedOpenings).toMatchObject([{ who: "later lead", reason, at: again.now.toISOString() }]);
  expect((await sourceHistory(author, code)).events[0]).toMatchObject({
    action: "source.open_again",
    who: "later lead",
  });
  const [event] = await db.read
    .select({ reason: revisions.reason, content: revisions.content })
    .from(revisions)
    .innerJoin(auditEvents, eq(auditEvents.position, revisions.position))
    .where(and(eq(auditEvents.action, "source.open_again"), eq(auditEvents.actorId, later.userId)));
  expect(event?.reason).toBe(reason);
  expect(event?.content).toContain(later.userId);
  expect(await toldOf(db, country.assessmentId)).toEqual(
    expect.arrayContaining(["assessor source_opening_refused", "lead source_opening_refused"]),
  );
  const { lines } = await listNotifications(signedIn(author), "en", 1);
  expect(lines[0]?.open).toMatchObject({ event: "source_opening_refused", href: `/sources/${code}` });
  expect(JSON.stringify(lines)).not.toContain(reason);
  expect(await chainProblems(db)).toEqual([]);
  // Who may not open it leaves nothing.
  const stranger = country.as(await makePerson(db, "stranger"), wait);
  expect(await codeOf(openSource(stranger, { key, reason }))).toBe("NOT_FOUND");
  expect((await getSource(author, code)).refusedOpenings).toHaveLength(1);
  await expect(
    db.transaction((tx) => tx.update(sourceOpeningRefusals).set({ reason: "another" })),
  ).rejects.toMatchObject({ cause: { constraint: "source_opening_refusals_immutable" } });
  await expect(db.transaction((tx) => tx.delete(sourceOpeningRefusals))).rejects.toThrow();
  const job = contextOf(db, { kind: "system", job: "interview-deletion" }, new Date("2027-01-01T12:00:00Z"));
  expect(await eraseDueInterviews(job, eraseNoted)).toContain(code);
  expect((await getSource(author, code)).refusedOpenings).toMatchObject([{ who: "later lead", reason: "-" }]);
  const kept = await db.read.select({ reason: revisions.reason }).from(revisions);
  expect(kept.map((row) => row.reason)).not.toContain(reason);
});

test("tries end for a time after many, so that nobody fills the boxes of a source's readers", async ({
  db,
}) => {
  const country = await makeScoredCountry(db);
  const { code, author, later } = await closedSource(db, country);
  const key = await keyFor(country.as(later), country);
  await opened(country.as(later), country);
  const again = country.as(later, OPENING_HOURS * HOUR_MS);
  const reason = "The witness is to be heard once more.";
  for (let tried = 0; tried < REFUSED_OPENINGS_MAX; tried += 1)
    expect(await openSource(again, { key, reason })).toMatchObject({ reason: "opened_lately" });
  expect(await codeOf(openSource(again, { key, reason }))).toBe("TOO_MANY");
  expect((await getSource(author, code)).refusedOpenings).toHaveLength(REFUSED_OPENINGS_MAX);
});
