import { describe, expect } from "vitest";
import { presence } from "@/db/schema/presence";
import { newId } from "@/lib/core/ids";
import { cleanUp } from "@/lib/jobs/housekeeping";
import { notePresence } from "@/lib/presence/mutations";
import { followPage } from "@/lib/presence/page";
import { followed } from "@/lib/presence/queries";
import { saveRating } from "@/lib/ratings/mutations";
import { test } from "@/tests/support/database";
import { makePerson, TEST_NOW } from "@/tests/support/programme";
import { makeScoredCountry } from "@/tests/support/scored-country";

const SECOND_MS = 1_000;
const AT_CARD = { view: "recording", domain: "G2", indicator: "G2.1" } as const;
const ALONG = { view: "following", domain: "G2", indicator: null } as const;

describe("who records and who reads along", () => {
  test("learn of each other, and the place keeps its beginning while somebody stays", async ({ db }) => {
    const { round, iso3, lead, assessor, as } = await makeScoredCountry(db);
    const key = { round, iso3 };
    await notePresence(as(lead), key, AT_CARD);
    const { people } = await notePresence(as(assessor, 30 * SECOND_MS), key, ALONG);
    expect(people).toMatchObject([
      { name: lead.name, duties: ["lead"], ...AT_CARD, minutes: 0, isAway: false },
      { name: assessor.name, duties: ["assessor"], ...ALONG },
    ]);
    for (const seconds of [40, 80]) await notePresence(as(lead, seconds * SECOND_MS), key, AT_CARD);
    const later = await followed(as(assessor, 90 * SECOND_MS), key, { domain: "G2" });
    expect(later.people).toMatchObject([
      { name: lead.name, minutes: 1, isAway: false },
      { name: assessor.name, isAway: true },
    ]);
    await notePresence(as(lead, 95 * SECOND_MS), key, { ...AT_CARD, indicator: "G2.2" });
    const moved = await followed(as(assessor, 96 * SECOND_MS), key, { domain: "G2" });
    expect(moved.people[0]).toMatchObject({ indicator: "G2.2", minutes: 0 });
  });

  test("see what is saved, in the domain in which somebody records, and nothing is locked", async ({
    db,
  }) => {
    const { round, iso3, lead, assessor, as } = await makeScoredCountry(db);
    const key = { round, iso3 };
    await notePresence(as(lead), key, AT_CARD);
    const fields = { state: "rated", level: 2 } as const;
    for (const who of [lead, assessor]) {
      const base = (await followed(as(who), key, { domain: "G2" })).ratings[0]?.version ?? 0;
      const saved = await saveRating(as(who), {
        ...key,
        indicator: "G2.1",
        kind: "assessor",
        baseVersion: base,
        mutationId: newId(TEST_NOW),
        fields: who === lead ? fields : { rationale: "Seen in the decree." },
      });
      expect(saved.status).toBe("saved");
    }
    const reader = { ...as(assessor), actor: assessor };
    const page = await followPage(reader, "en", key, undefined);
    expect(page.first).toMatchObject({ domain: "G2", asOf: TEST_NOW.toISOString() });
    expect(page.first.ratings[0]).toMatchObject({
      indicator: "G2.1",
      level: 2,
      rationale: "Seen in the decree.",
    });
    expect(page.first.words?.[0]?.code).toBe("G2.1");
    await expect(followPage(reader, "en", key, "Z9")).rejects.toMatchObject({ code: "NOT_FOUND" });
    for (const said of [
      { ...AT_CARD, domain: "Z9" },
      { ...AT_CARD, indicator: "C2.1" },
    ])
      await expect(notePresence(as(lead), key, said)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("are hidden from the second rater and from who may not read the ratings", async ({ db }) => {
    const country = await makeScoredCountry(db);
    const { round, iso3, lead, reviewer, as, giveDuty } = country;
    const key = { round, iso3 };
    await notePresence(as(lead), key, AT_CARD);
    const people = {
      second: await makePerson(db, "second"),
      focal: await makePerson(db, "focal"),
      contributor: await makePerson(db, "contributor"),
      manager: await makePerson(db, "manager", ["programme_manager"]),
      observer: await makePerson(db, "observer", ["observer"]),
      administrator: await makePerson(db, "administrator", ["administrator"]),
    };
    await giveDuty(people.second.userId, "second_rater");
    await giveDuty(people.focal.userId, "focal_point");
    await giveDuty(people.contributor.userId, "contributor");
    const isHidden = async (who: typeof lead) => {
      const hidden = { code: "NOT_FOUND" };
      await expect(notePresence(as(who), key, ALONG)).rejects.toMatchObject(hidden);
      await expect(followed(as(who), key, { domain: "G2" })).rejects.toMatchObject(hidden);
      await expect(followPage({ ...as(who), actor: who }, "en", key, "G2")).rejects.toMatchObject(hidden);
    };
    for (const who of [...Object.values(people), reviewer]) await isHidden(who);
    await country.setState("internal_review");
    for (const who of [reviewer, people.manager]) {
      const told = await notePresence(as(who), key, { ...ALONG, view: "recording" });
      expect(told.people.find(({ person }) => person === who.userId)).toMatchObject({ view: "following" });
    }
    const { second, focal, contributor, observer, administrator } = people;
    for (const who of [second, focal, contributor, observer, administrator]) await isHidden(who);
  });
});

test("where people were is swept away minutes later", async ({ db }) => {
  const { round, iso3, lead, as } = await makeScoredCountry(db);
  await notePresence(as(lead), { round, iso3 }, AT_CARD);
  const own = () => db.read.$count(presence);
  const held = await own();
  await cleanUp(as(lead, 60 * SECOND_MS));
  expect(await own()).toBe(held);
  await cleanUp(as(lead, 10 * 60 * SECOND_MS));
  expect(await own()).toBe(0);
});
