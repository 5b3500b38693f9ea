import { expect } from "vitest";
import { stewardCountries } from "@/db/schema/register";
import { DEFINITIONS } from "@/lib/registers/definitions";
import { checkEntry } from "@/lib/registers/mutations";
import { listEntries } from "@/lib/registers/queries";
import { entryFilter } from "@/lib/registers/schema";
import { entriesToCheck } from "@/lib/registers/to-check";
import { test } from "@/tests/support/database";
import { detectionOf, lawOf, makeEntry, routeOver } from "@/tests/support/entries";
import { contextOf, makeCountry, makePerson, type TestPerson } from "@/tests/support/programme";

test("a steward finds what others wrote, by country and register, each number as its table has it", async ({
  db,
}) => {
  for (const iso3 of ["QTA", "QTB"]) await makeCountry(db, iso3);
  const as = (person: TestPerson) => contextOf(db, person);
  const writer = await makePerson(db, "Writing steward", ["data_steward"]);
  const checker = await makePerson(db, "Checking steward", ["data_steward"]);
  const ofB = await makePerson(db, "Steward of one", ["data_steward"]);
  const manager = await makePerson(db, "Manager", ["programme_manager"]);
  await db.transaction((tx) => tx.insert(stewardCountries).values({ userId: ofB.userId, iso3: "QTB" }));
  await makeEntry(as(writer), "routes", routeOver("QTA", "QTB"));
  await makeEntry(as(writer), "laws", lawOf("QTA"));
  await makeEntry(as(writer), "detections", detectionOf("QTA", 2020, 12));
  const own = await makeEntry(as(checker), "laws", lawOf("QTA"));
  const done = await makeEntry(as(writer), "laws", lawOf("QTB"));
  expect(
    await checkEntry(as(checker), { register: "laws", code: done, version: 1, withoutSource: "on" }),
  ).toMatchObject({
    ok: true,
  });

  const placesOf = async (person: TestPerson) =>
    Object.fromEntries(
      ((await entriesToCheck(as(person), "en"))?.places ?? [])
        .filter(({ iso3 }) => iso3?.startsWith("QT"))
        .map(({ iso3, registers }) => [
          iso3,
          Object.fromEntries(registers.map((r) => [r.register, r.count])),
        ]),
    );
  expect(await placesOf(checker)).toEqual({
    QTA: { routes: 1, laws: 1, detections: 1 },
    QTB: { routes: 1 },
  });
  expect(await placesOf(writer), "never one's own").toEqual({ QTA: { laws: 1 } });
  expect(await placesOf(ofB)).toEqual({ QTA: { routes: 1 }, QTB: { routes: 1 } });
  expect((await entriesToCheck(as(ofB), "en"))?.total, "an entry of two countries counts once").toBe(1);
  expect(await entriesToCheck(as(manager), "en"), "who may check nothing").toBeNull();

  const filter = entryFilter(DEFINITIONS.laws, { country: "QTA", status: "to_check" });
  const codesFor = async (person: TestPerson) =>
    (await listEntries(as(person), "laws", filter)).lines.map(({ code }) => code);
  expect(await codesFor(checker)).toHaveLength(1);
  expect(await codesFor(writer)).toEqual([own]);
  expect(await codesFor(manager)).toEqual([]);
});
