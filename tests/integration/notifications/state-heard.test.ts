import { expect } from "vitest";
import { signedIn } from "@/lib/core/request";
import { decideCorrection, requestCorrection } from "@/lib/correction-requests/mutations";
import { correctionsOf } from "@/lib/correction-requests/queries";
import { answerForTime, askForTime, respond, saveComment } from "@/lib/country-comments/mutations";
import { storedComments } from "@/lib/country-comments/stored";
import { proposeErasure } from "@/lib/erasures/mutations";
import { listNotifications } from "@/lib/notifications/queries";
import { proposeSeal } from "@/lib/releases/mutations";
import type { TestDatabase } from "@/tests/support/database";
import { makeDatabase, test } from "@/tests/support/database";
import { daysLater, readyToSend, sentToState, takeOn } from "@/tests/support/heard-country";
import { toldOf } from "@/tests/support/outbox";
import { contextOf, makePerson } from "@/tests/support/programme";

/** What of an assessment was told since the last time this was asked. */
function newsOf(db: TestDatabase, id: string) {
  let known: readonly string[] = [];
  return async () => {
    const all = await toldOf(db, id);
    const news = [...all];
    for (const line of known) news.splice(news.indexOf(line), 1);
    known = all;
    return news;
  };
}

test("the State is told of its draft and the team of the reply, whichever way the steps go on", async ({
  db,
}) => {
  const country = await readyToSend(db, "T-HEARD", "QTA");
  const { key, id, team } = country;
  const news = newsOf(db, id);
  await news();
  await takeOn(db, team.reviewer, key, "send_draft");
  expect(await news()).toEqual(["Fatou Focal draft_sent"]);
  const { lines } = await listNotifications(signedIn(contextOf(db, team.focal)), "en", 1);
  const draftSent = lines.find(({ open }) => open?.event === "draft_sent");
  expect(draftSent?.open?.href).toBe("/rounds/T-HEARD/QTA/country-comments");
  const focal = contextOf(db, team.focal, daysLater(1));
  expect(await askForTime(focal, { ...key, reason: "Two ministries answer" })).toMatchObject({ ok: true });
  expect(await news()).toEqual(["Manager time_asked"]);
  const manager = contextOf(db, team.manager, daysLater(2));
  expect(await answerForTime(manager, { ...key, granted: true, answer: "Agreed" })).toMatchObject({
    ok: true,
  });
  expect(await news()).toEqual(["Fatou Focal time_decided", "Lena Lead time_decided"]);
  await saveComment(focal, { ...key, point: null, version: 0, body: "Not so.", language: "en" });
  expect(await takeOn(db, team.focal, key, "comment", 3)).toMatchObject({ ok: true });
  expect(await news()).toEqual(["Amir Assessor reply_in", "Lena Lead reply_in", "Manager reply_in"]);
  const lead = contextOf(db, team.lead, daysLater(4));
  for (const { id: comment } of await storedComments(lead, id, { unsent: false })) {
    const words = { disposition: "not_accepted", reason: "It is.", language: "en" } as const;
    await respond(lead, { ...key, comment, version: 0, ...words });
  }
  expect(await takeOn(db, team.lead, key, "answer", 5)).toMatchObject({ ok: true });
  expect(await news()).toEqual(["Ada Approver approval_waiting"]);
});

test("the approver is told where the State was silent, and people of corrections and proposals", async () => {
  const db = await makeDatabase();
  const { key, id, team } = await sentToState(db, "T-SILENT", "QTB");
  const second = await makePerson(db, "Second Manager", ["programme_manager"]);
  const news = newsOf(db, id);
  await news();
  await takeOn(db, team.lead, key, "note_silence", 57);
  expect(await news()).toEqual(["Ada Approver approval_waiting"]);
  const published = await takeOn(db, team.approver, key, "publish", 58);
  const code = published.ok ? (published.value.release ?? "") : "";
  await news();
  const focal = contextOf(db, team.focal, daysLater(60));
  const asked = { code, indicator: "G2.1", body: "The law is of 2019.", language: "en", reference: null };
  await requestCorrection(focal, asked);
  expect(await news()).toEqual([
    "Lena Lead correction_asked",
    "Manager correction_asked",
    "Second Manager correction_asked",
  ]);
  const [request] = (await correctionsOf(focal, key, code)).requests;
  const manager = contextOf(db, team.manager, daysLater(61));
  const decided = { decision: "not_changed", reason: "It is of 2018.", language: "en" } as const;
  await decideCorrection(manager, { code, request: request?.id ?? "", ...decided });
  expect(await news()).toEqual(["Fatou Focal correction_decided"]);
  const { lines } = await listNotifications(signedIn(contextOf(db, team.focal)), "en", 1);
  expect(lines[0]?.open?.href).toBe(`/releases/${code}#corrections`);
  await proposeSeal(manager, { code, reason: "A witness is in danger." });
  expect(await news()).toEqual(["Second Manager seal_proposed"]);
  const erasure = {
    entity: "assessment",
    entityId: id,
    passage: "a passage",
    reason: "It names a person.",
  } as const;
  expect(await proposeErasure(contextOf(db, team.manager, daysLater(62)), erasure)).toMatchObject({
    ok: true,
  });
  const told = await listNotifications(signedIn(contextOf(db, second)), "en", 1);
  expect(told.lines.slice(0, 2).map(({ open }) => open?.href)).toEqual([
    "/erasures",
    `/releases/${code}/seal`,
  ]);
  await db.drop();
});
