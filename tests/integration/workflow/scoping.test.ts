import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { assessmentScopings } from "@/db/schema/scoping";
import { takeTransition } from "@/lib/assessments/transitions";
import { createContext } from "@/lib/core/context";
import { signedIn } from "@/lib/core/request";
import { type FileStore, folderStore } from "@/lib/files/store";
import { sweepFiles } from "@/lib/files/sweep";
import { attachConsentFile, detachConsentFile, openConsentFile } from "@/lib/scoping/files";
import { scopingPage } from "@/lib/scoping/page";
import { begin, take } from "@/tests/support/assessment-steps";
import { test as base } from "@/tests/support/database";
import { toldOf } from "@/tests/support/outbox";
import { contextOf, makePerson, TEST_NOW } from "@/tests/support/programme";
import { nameFor, openForScoping, settle } from "@/tests/support/scoped-country";

const test = base.extend<{ store: FileStore }>({
  // biome-ignore lint/correctness/noEmptyPattern: a fixture that needs no other.
  store: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), "consent-"));
    await use(folderStore(folder));
    await rm(folder, { recursive: true, force: true });
  },
});

const letter = (text = "We consent.") => ({
  name: "note-verbale.txt",
  stream: Readable.from([Buffer.from(text)]),
  declared: { size: null, sha256: null },
});

test("an assessment opens in scoping, and drafting begins once consent and people are settled", async ({
  db,
}) => {
  const country = await openForScoping(db, "S-1", "XSA");
  const { key, id, manager } = country;
  const page = () => scopingPage(signedIn(contextOf(db, manager)), "en", key);
  const before = await page();
  expect(before.place.head).toMatchObject({ state: "scoping", dueOn: "2026-03-30" });
  expect(before.due.get("drafting")?.dueOn).toBe("2026-08-24");
  expect(before.steps).toEqual([
    {
      name: "begin",
      unmet: ["consent", "languages", "lead", "focal_point"].map((detail) => ({
        code: "scoping_missing",
        place: "scoping",
        detail,
      })),
    },
    { name: "withdraw", unmet: [] },
  ]);
  expect(await take(contextOf(db, manager), key, "begin")).toEqual({ ok: false, reason: "unmet" });

  await nameFor(db, country, ["lead", "focal"]);
  expect(await settle(db, country)).toEqual({ ok: true, value: { version: 1 } });
  expect(await settle(db, country)).toEqual({ ok: false, reason: "changed_meanwhile" });
  const settled = await page();
  expect(settled.points.filter(({ isSettled }) => !isSettled).map(({ point }) => point)).toEqual([
    "consent_file",
    "contributors",
  ]);
  expect(settled.people).toEqual({ lead: ["Lena Lead"], focal_point: ["Fatou Focal"], contributor: [] });

  expect(await take(contextOf(db, manager), key, "begin")).toMatchObject({
    ok: true,
    value: { state: "drafting" },
  });
  expect(await toldOf(db, id)).toEqual([
    "Fatou Focal duty_given",
    "Lena Lead drafting_begun",
    "Lena Lead duty_given",
  ]);
  const after = await page();
  expect(after).toMatchObject({ mayWrite: false, scoping: { consentReference: "Note verbale 12/2026" } });
  expect(after.place.head.dueOn).toBe("2026-08-24");
  await expect(settle(db, country)).rejects.toMatchObject({ code: "FORBIDDEN" });
  const change = db.transaction((tx) =>
    tx.update(assessmentScopings).set({ languages: [] }).where(eq(assessmentScopings.assessmentId, id)),
  );
  await expect(change).rejects.toMatchObject({ cause: { constraint: "assessment_scopings_immutable" } });
});

test("only the manager settles and begins; the team reads, and to everybody else it is absent", async ({
  db,
}) => {
  const country = await openForScoping(db, "S-2", "XSB");
  const { key, lead, focal, contributor } = country;
  await nameFor(db, country, ["lead", "focal", "contributor"]);
  await settle(db, country);
  expect((await scopingPage(signedIn(contextOf(db, lead)), "en", key)).mayWrite).toBe(false);
  await expect(settle(db, { ...country, manager: lead })).rejects.toMatchObject({ code: "FORBIDDEN" });
  const input = {
    ...key,
    transition: "begin",
    version: 1,
    reason: null,
    corrigendum: null,
    previewSeen: true,
  } as const;
  await expect(takeTransition(contextOf(db, lead), input)).rejects.toMatchObject({ code: "FORBIDDEN" });
  const strangers = [focal, contributor, await makePerson(db, "Rea Reader", ["reader"])];
  for (const stranger of strangers) {
    const ctx = signedIn(contextOf(db, stranger));
    await expect(scopingPage(ctx, "en", key)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(settle(db, { ...country, manager: stranger })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(takeTransition(ctx, input)).rejects.toMatchObject({ code: "NOT_FOUND" });
  }
  const observer = signedIn(contextOf(db, await makePerson(db, "Otto Observer", ["observer"])));
  await expect(scopingPage(observer, "en", key)).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("the file of the consent is kept, read by the team alone, and stays once drafting began", async ({
  db,
  store,
}) => {
  const country = await openForScoping(db, "S-3", "XSC");
  const { key, manager, lead, focal } = country;
  const ctx = contextOf(db, manager);
  await expect(attachConsentFile(contextOf(db, focal), store, key, letter())).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
  expect(await attachConsentFile(ctx, store, key, letter("Wrong letter"))).toMatchObject({ ok: true });
  expect(await detachConsentFile(ctx, key)).toMatchObject({ ok: true });
  await expect(openConsentFile(ctx, store, key)).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect(await attachConsentFile(ctx, store, key, letter())).toMatchObject({ ok: true });
  await nameFor(db, country, ["lead", "focal"]);
  expect(
    await settle(db, country, {
      version: "3",
      consentReference: "Note 1",
      consentOn: "2026-02-27",
      languages: "en",
    }),
  ).toMatchObject({ ok: true });
  expect(await take(ctx, key, "begin")).toMatchObject({ ok: true });

  const inAWeek = new Date(TEST_NOW.getTime() + 7 * 86_400_000);
  await sweepFiles(createContext(db, { kind: "system", job: "sweep" }, inAWeek), store);
  const file = await openConsentFile(contextOf(db, lead), store, key);
  expect(Buffer.concat(await Array.fromAsync(file.stream)).toString()).toBe("We consent.");
  await expect(openConsentFile(contextOf(db, focal), store, key)).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
  await expect(attachConsentFile(ctx, store, key, letter())).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("an assessment of a round without scoping has no such page", async ({ db }) => {
  const { key, team } = await begin(db, "S-4", "XSD");
  const ctx = signedIn(contextOf(db, team.manager));
  await expect(scopingPage(ctx, "en", key)).rejects.toMatchObject({ code: "NOT_FOUND" });
});
