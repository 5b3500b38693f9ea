import { and, eq } from "drizzle-orm";
import { expect } from "vitest";
import type { Database } from "@/db/client";
import { ENTRY_ACCESS_CLASSES, ENTRY_STATUSES } from "@/db/enums";
import { registerEntries, registerEntryCountries, stewardCountries } from "@/db/schema/register";
import type { Actor } from "@/lib/core/context";
import { newId } from "@/lib/core/ids";
import { can } from "@/lib/policy/can";
import type { EntrySubject } from "@/lib/policy/subjects";
import { entryFacts, readsRawSql, visibleTo } from "@/lib/registers/visible-to";
import { test } from "@/tests/support/database";
import { makeCountry, makePerson, TEST_NOW } from "@/tests/support/programme";
import { makeScoredCountry } from "@/tests/support/scored-country";

const TODAY = "2026-03-02";
const YESTERDAY = "2026-03-01";
const TOMORROW = "2026-03-03";

/** Every status × class × day × named State × sources × writer, in two countries. */
async function makeCases(db: Database, places: readonly string[], writer: string): Promise<number> {
  const successor = newId(TEST_NOW);
  let made = 0;
  const rows: (typeof registerEntries.$inferInsert)[] = [];
  const named: (typeof registerEntryCountries.$inferInsert)[] = [];
  const row = (iso3: string, values: Partial<typeof registerEntries.$inferInsert>) => {
    made += 1;
    const id = made === 1 ? successor : newId(TEST_NOW);
    const status = values.status ?? "draft";
    rows.push({
      id,
      register: "institutions",
      code: `QVV-I-${String(made).padStart(3, "0")}`,
      title: "An institution",
      accessClass: "public",
      language: "en",
      createdAt: TEST_NOW,
      updatedAt: TEST_NOW,
      checkedAt: status === "checked" ? TEST_NOW : null,
      supersededBy: status === "superseded" ? successor : null,
      independentSources: 0,
      namesOtherState: false,
      version: 1,
      ...values,
      status,
    });
    named.push({ entryId: id, iso3, role: "subject" });
  };
  for (const iso3 of places) {
    row(iso3, { status: "draft" });
    for (const status of ENTRY_STATUSES)
      for (const accessClass of ENTRY_ACCESS_CLASSES)
        for (const notBefore of [null, YESTERDAY, TODAY, TOMORROW])
          for (const namesOtherState of [false, true])
            for (const independentSources of [1, 2])
              for (const createdBy of [null, writer])
                row(iso3, {
                  status,
                  accessClass,
                  notBefore,
                  namesOtherState,
                  independentSources,
                  createdBy,
                  reportedBy: createdBy === null ? iso3 : null,
                });
  }
  await db.transaction(async (tx) => {
    await tx.insert(registerEntries).values(rows);
    await tx.insert(registerEntryCountries).values(named);
  });
  return made;
}

test("the WHERE clause allows exactly the entries that the pure rule allows", async ({ db }) => {
  const made = await makeScoredCountry(db);
  const elsewhere = await makeCountry(db, "QVW").then(() => "QVW");
  const writer = await makePerson(db, "Writer");
  const count = await makeCases(db, [made.iso3, elsewhere], writer.userId);
  const ofOne = await makePerson(db, "Steward of one", ["data_steward"]);
  await db.transaction((tx) => tx.insert(stewardCountries).values({ userId: ofOne.userId, iso3: made.iso3 }));
  const focalPoint = await makePerson(db, "Focal point");
  await made.giveDuty(focalPoint.userId, "focal_point");
  const people: Actor[] = [
    focalPoint,
    { kind: "anonymous" },
    { kind: "system", job: "test" },
    writer,
    ofOne,
    made.assessor,
    made.reviewer,
    await makePerson(db, "Steward of all", ["data_steward"]),
    await makePerson(db, "Administrator", ["administrator"]),
    await makePerson(db, "Manager", ["programme_manager"]),
    await makePerson(db, "Reader", ["reader"]),
    await makePerson(db, "Nobody"),
  ];
  for (const actor of people) {
    const visible = await db.read
      .select({ id: registerEntries.id })
      .from(registerEntries)
      .where(and(eq(registerEntries.register, "institutions"), visibleTo(actor, TODAY)));
    const facts = await db.read
      .select({
        id: registerEntries.id,
        status: registerEntries.status,
        accessClass: registerEntries.accessClass,
        namesOtherState: registerEntries.namesOtherState,
        ...entryFacts(actor, TODAY),
      })
      .from(registerEntries)
      .where(eq(registerEntries.register, "institutions"));
    expect(facts).toHaveLength(count);
    const allowed = facts.filter(({ id: _id, ...subject }) =>
      can(actor, "entry.read", { kind: "entry", ...subject } satisfies EntrySubject),
    );
    const who = actor.kind === "user" ? actor.name : actor.kind;
    expect(new Set(visible.map(({ id }) => id)), who).toEqual(new Set(allowed.map(({ id }) => id)));
    if (actor.kind === "system") continue;
    const raw = await db.read
      .select({ id: registerEntries.id })
      .from(registerEntries)
      .where(and(eq(registerEntries.register, "institutions"), readsRawSql(actor, TODAY)));
    const allowedRaw = facts.filter(({ id: _id, ...subject }) =>
      can(actor, "entry.read_raw", { kind: "entry", ...subject }),
    );
    expect(new Set(raw.map(({ id }) => id)), who).toEqual(new Set(allowedRaw.map(({ id }) => id)));
  }
});
