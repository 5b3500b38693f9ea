import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { and, eq } from "drizzle-orm";
import { describe, expect } from "vitest";
import type { Database } from "@/db/client";
import { revisions } from "@/db/schema/audit";
import { contributions } from "@/db/schema/contribution";
import { giveDuty } from "@/lib/assessments/duties";
import { getAssessment } from "@/lib/assessments/queries";
import { attachContributionFile, openContributionFile } from "@/lib/contributions/files";
import { closeLink, findOpenLink } from "@/lib/contributions/links";
import {
  answerContribution,
  grantContributionReader,
  revokeContributionReader,
} from "@/lib/contributions/mutations";
import { ownContributionsPage } from "@/lib/contributions/own";
import { contributionPage, contributionsPage } from "@/lib/contributions/page";
import { takeReceiptStep, withdrawOwn } from "@/lib/contributions/receipt";
import { ADDITIONS_MAX } from "@/lib/contributions/rules";
import type { AnswerContribution } from "@/lib/contributions/schema";
import { sendByLink, sendOwn } from "@/lib/contributions/send";
import { contributionSubject } from "@/lib/contributions/subject";
import { visibleTo } from "@/lib/contributions/visible-to";
import { signedIn } from "@/lib/core/request";
import { folderStore } from "@/lib/files/store";
import { begin } from "@/tests/support/assessment-steps";
import { given, linkFor, sent, stranger, toldBy, versionOf } from "@/tests/support/contributions";
import { test } from "@/tests/support/database";
import { daysLater } from "@/tests/support/heard-country";
import { mailsOf, toldOf } from "@/tests/support/outbox";
import { contextOf, makePerson, TEST_NOW, type TestPerson } from "@/tests/support/programme";
import { chainProblems } from "@/tests/support/source-records";
import { tablesHolding } from "@/tests/support/whole-database";

const CANARY = "Sandpiper-canary";
const personOf = (db: Database, person: TestPerson, now?: Date) => signedIn(contextOf(db, person, now));

type Place = { round: string; iso3: string };

const listed = async (db: Database, person: TestPerson, key: Place) =>
  (await contributionsPage(personOf(db, person), "en", key)).contributions.map(({ id }) => id);

describe("a link", () => {
  test("is kept as a hash, takes what it was made for, and looks absent whatever it lacks", async ({
    db,
  }) => {
    const { key, id, team } = await begin(db, "K-1", "XKA");
    const lead = contextOf(db, team.lead);
    const secret = await linkFor(lead, key, { contributionsMax: 1, indicators: ["G2.1", "C2.3"] });
    expect(await tablesHolding(db, secret)).toEqual([]);
    const open = await findOpenLink(stranger(db), "en", secret);
    expect(open?.indicators.map(({ code }) => code)).toEqual(["C2.3", "G2.1"]);
    const first = await sent(db, secret, { indicators: ["G2.1"] });
    expect(first.receipt).toMatch(/^(\w{4}-){4}\w{4}$/);
    expect(await tablesHolding(db, first.receipt)).toEqual([]);
    expect(await toldOf(db, id)).toContain("Lena Lead contribution_received");

    const late = await linkFor(lead, key, { openUntil: "2026-03-02" });
    const closed = await linkFor(lead, key, { label: "To close" });
    const page = await contributionsPage(personOf(db, team.lead), "en", key);
    await closeLink(lead, { ...key, link: page.links?.find(({ label }) => label === "To close")?.id ?? "" });
    const refusals = [
      [secret, TEST_NOW],
      [late, daysLater(1)],
      [closed, TEST_NOW],
      ["unknown", TEST_NOW],
    ] as const;
    for (const [token, now] of refusals) {
      expect(await findOpenLink(stranger(db, now), "en", token)).toBeNull();
      expect(await sendByLink(stranger(db, now), given(token))).toEqual({
        ok: false,
        reason: "link_invalid",
      });
    }
    await expect(linkFor(lead, key, { openUntil: "2026-03-01" })).rejects.toThrow("day_over");
    await expect(linkFor(contextOf(db, team.assessor), key)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(linkFor(stranger(db), key)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("tells only who made it how many came", async ({ db }) => {
    const { key, team } = await begin(db, "K-2", "XKB");
    const secret = await linkFor(contextOf(db, team.lead), key, { contributionsMax: 1 });
    await sent(db, secret);
    const linksFor = async (person: TestPerson) =>
      (await contributionsPage(personOf(db, person), "en", key)).links?.map(({ came, state }) => [
        came,
        state,
      ]);
    expect(await linksFor(team.lead)).toEqual([[1, "full"]]);
    expect(await linksFor(team.manager)).toEqual([[null, "open"]]);
    expect(await linksFor(team.assessor)).toBeUndefined();
  });
});

describe("a contribution", () => {
  test("is open to the few whom its class names, in lists, pages and files alike", async ({ db }) => {
    const { key, team } = await begin(db, "K-3", "XKC");
    const other = await begin(db, "K-3B", "XKD");
    const admin = await makePerson(db, "Admin", ["administrator"]);
    const [observer, reader] = [
      await makePerson(db, "O", ["observer"]),
      await makePerson(db, "R", ["reader"]),
    ];
    const secret = await linkFor(contextOf(db, team.lead), key);
    const hidden = await sent(db, secret);
    const shared = await sent(db, secret, { accessClass: "restricted" });
    const store = folderStore(await mkdtemp(join(tmpdir(), "contributions-")));
    const note = () => ({
      name: "note.txt",
      stream: Readable.from([Buffer.from("A note.")]),
      declared: { size: 7, sha256: null },
    });
    expect(await attachContributionFile(stranger(db), store, hidden.ticket, note())).toMatchObject({
      ok: true,
    });
    await expect(
      attachContributionFile(stranger(db), store, `${hidden.ticket}x`, note()),
    ).rejects.toMatchObject({ code: "NOT_FOUND" });
    const file = (await contributionPage(personOf(db, team.lead), "en", { ...key, contribution: hidden.id }))
      .contribution.files[0];

    const sees = async (person: TestPerson, id: string) => {
      const inList = await db.read.$count(contributions, and(eq(contributions.id, id), visibleTo(person)));
      const byPolicy = await contributionSubject(contextOf(db, person), id).then(
        () => true,
        () => false,
      );
      expect(inList > 0, person.name).toBe(byPolicy);
      return byPolicy;
    };
    const expected: readonly [TestPerson, boolean, boolean][] = [
      [team.lead, true, true],
      [team.assessor, false, true],
      [team.reviewer, false, false],
      [team.approver, false, false],
      [team.manager, false, false],
      [other.team.lead, false, false],
      [admin, false, false],
      [observer, false, false],
      [reader, false, false],
    ];
    for (const [person, seesHidden, seesShared] of expected) {
      expect(await sees(person, hidden.id), person.name).toBe(seesHidden);
      expect(await sees(person, shared.id), person.name).toBe(seesShared);
      const opened = openContributionFile(contextOf(db, person), store, {
        contribution: hidden.id,
        file: file?.id ?? "",
      });
      if (seesHidden) expect((await opened).name).toBe("note.txt");
      else await expect(opened, person.name).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
    expect((await listed(db, team.lead, key)).sort()).toEqual([shared.id, hidden.id].sort());
    expect(await listed(db, team.assessor, key)).toEqual([shared.id]);
    expect(await listed(db, team.reviewer, key)).toEqual([]);
    await expect(listed(db, observer, key)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(
      contributionPage(personOf(db, team.lead), "en", { ...other.key, contribution: hidden.id }),
    ).rejects.toMatchObject({ code: "NOT_FOUND" });

    const who = { ...key, contribution: hidden.id, userId: team.reviewer.userId };
    await expect(grantContributionReader(contextOf(db, team.assessor), who)).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    const stray = { ...who, userId: other.team.lead.userId };
    expect(await grantContributionReader(contextOf(db, team.lead), stray)).toMatchObject({
      reason: "not_on_team",
    });
    expect(await grantContributionReader(contextOf(db, team.lead), who)).toMatchObject({ ok: true });
    expect(await listed(db, team.reviewer, key)).toEqual([hidden.id]);
    await expect(grantContributionReader(contextOf(db, team.reviewer), who)).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    expect(await revokeContributionReader(contextOf(db, team.lead), who)).toMatchObject({ ok: true });
    const self = { ...who, userId: team.lead.userId };
    expect(await revokeContributionReader(contextOf(db, team.lead), self)).toMatchObject({
      reason: "keeper_stays",
    });
    expect(await listed(db, team.reviewer, key)).toEqual([]);
  });

  test("stands nowhere but with its readers while it is read", async ({ db }) => {
    const { key, id: assessment, team } = await begin(db, "K-4", "XKE");
    const secret = await linkFor(contextOf(db, team.lead), key);
    const { id } = await sent(db, secret, { body: `${CANARY} was there.`, basis: `${CANARY} saw it.` });
    expect(await tablesHolding(db, CANARY)).toEqual(["public.contributions", "public.revisions"]);
    const told = (await toldOf(db, assessment)).filter((line) => line.endsWith("contribution_received"));
    expect(told).toEqual(["Lena Lead contribution_received"]);
    expect(JSON.stringify(await mailsOf(db))).not.toContain(CANARY);
    const held = await db.read.select().from(revisions).where(eq(revisions.entityId, id));
    expect(held.map(({ entity }) => entity)).toEqual(["contribution"]);
    expect(await chainProblems(db)).toEqual([]);
  });

  test("is answered by the team, whose words alone its code tells", async ({ db }) => {
    const { key, team } = await begin(db, "K-6", "XKG");
    const lead = contextOf(db, team.lead);
    const { id, receipt } = await sent(db, await linkFor(lead, key), { accessClass: "restricted" });
    const answer = async (person: TestPerson, more: Partial<AnswerContribution>) =>
      answerContribution(contextOf(db, person), {
        ...key,
        contribution: id,
        version: await versionOf(db, id),
        outcome: "used",
        usedIn: [],
        notUsedReason: null,
        answer: null,
        language: "en",
        ...more,
      });
    await expect(answer(team.reviewer, {})).rejects.toMatchObject({ code: "NOT_FOUND" });
    const named = { usedIn: ["G3.1", "C2.3"], answer: "Thank you." };
    expect(await answer(team.assessor, named)).toMatchObject({ ok: true });
    expect(await toldBy(db, receipt)).toMatchObject({
      stage: "used",
      usedIn: ["C2.3", "G3.1"],
      answer: { text: "Thank you.", language: "en" },
    });
    expect(await answer(team.lead, { version: 1 })).toEqual({ ok: false, reason: "changed_meanwhile" });
    await answer(team.lead, { outcome: "not_used", notUsedReason: "too_old" });
    expect(await toldBy(db, receipt)).toMatchObject({
      stage: "not_used",
      usedIn: [],
      notUsedReason: "too_old",
      answer: null,
    });
  });

  test("takes further texts until there are enough, by its code alone", async ({ db }) => {
    const { key, team } = await begin(db, "K-7", "XKH");
    const { receipt, id } = await sent(db, await linkFor(contextOf(db, team.lead), key));
    const add = (code: string) =>
      takeReceiptStep(stranger(db), { step: "add", code, body: "And one more.", language: "en" });
    for (const wrong of ["", "ABCD", `${receipt.slice(0, -1)}${receipt.endsWith("2") ? "3" : "2"}`])
      expect(await add(wrong), wrong).toEqual({ ok: false, reason: "unknown" });
    expect(await add(receipt.toLowerCase().replaceAll("-", " "))).toMatchObject({
      value: { view: { additions: 1 } },
    });
    for (let count = 2; count <= ADDITIONS_MAX; count += 1) await add(receipt);
    expect(await add(receipt)).toEqual({ ok: false, reason: "no_more" });
    const page = await contributionPage(personOf(db, team.lead), "en", { ...key, contribution: id });
    expect(page.contribution.additions).toHaveLength(ADDITIONS_MAX);
  });
});

test("a contributor with an account gives to who leads, and sees what became of the own ones only", async ({
  db,
}) => {
  const { key, team } = await begin(db, "K-11", "XKL");
  const [carla, other] = [await makePerson(db, "Carla"), await makePerson(db, "Otto")];
  for (const { userId } of [carla, other])
    await giveDuty(contextOf(db, team.manager), key, { userId, duty: "contributor" });
  const { token: _token, ...text } = given("", { body: `${CANARY} by account.` });
  expect(await sendOwn(contextOf(db, carla), { ...key, ...text })).toMatchObject({ ok: true });
  for (const person of [team.lead, team.manager, await makePerson(db, "Nobody")])
    await expect(sendOwn(contextOf(db, person), { ...key, ...text })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  const [own] = (await ownContributionsPage(personOf(db, carla), "en", key)).contributions;
  expect(own).toMatchObject({ stage: "received" });
  expect((await ownContributionsPage(personOf(db, other), "en", key)).contributions).toEqual([]);
  expect(await listed(db, team.lead, key)).toEqual([own?.id]);
  await expect(contributionsPage(personOf(db, carla), "en", key)).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
  await expect(getAssessment(contextOf(db, carla), key)).rejects.toMatchObject({ code: "NOT_FOUND" });
  const withdrawal = { contribution: own?.id ?? "", confirmed: "on" } as const;
  await expect(withdrawOwn(contextOf(db, other), withdrawal)).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect(await withdrawOwn(contextOf(db, carla), withdrawal)).toMatchObject({ ok: true });
  expect((await ownContributionsPage(personOf(db, carla), "en", key)).contributions).toMatchObject([
    { stage: "withdrawn", ticket: null },
  ]);
});
