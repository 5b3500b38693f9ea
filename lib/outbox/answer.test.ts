import { describe, expect, test } from "vitest";
import { answerOf } from "./answer";
import { freshEntry, unsentFields } from "./entry";
import { entryOfRecord, recordText } from "./record";
import { answered, started, typed } from "./transitions";

describe("an answer of the server", () => {
  test("is a save only with a version and the rating as it is now", () => {
    const body = {
      version: 4,
      savedAt: "2026-11-23T14:02:00Z",
      rating: { version: 6, rationale: "x", id: "no" },
    };
    expect(answerOf(200, body)).toEqual({
      kind: "saved",
      version: 4,
      savedAt: "2026-11-23T14:02:00Z",
      known: { rationale: "x" },
      knownVersion: 6,
    });
    expect(answerOf(200, "<html>")).toEqual({ kind: "paused", pause: "unanswered" });
  });

  test("names what the person has to do", () => {
    expect(answerOf(401, null)).toEqual({ kind: "paused", pause: "signed_out" });
    expect(answerOf(423, null)).toEqual({ kind: "paused", pause: "locked" });
    expect(answerOf(404, null)).toEqual({ kind: "paused", pause: "absent" });
    expect(answerOf(503, null)).toEqual({ kind: "paused", pause: "unanswered" });
    expect(answerOf(422, { fields: { level: ["level_off_scale"], other: ["x"] } })).toEqual({
      kind: "invalid",
      problems: { level: ["level_off_scale"] },
    });
  });
});

describe("a record on the device", () => {
  const way = started(typed(freshEntry("a", { rationale: null }, 3, null), { rationale: "one" }, 5), "id-1");
  const entry = typed(
    answered(way ?? freshEntry("a", {}, 0, null), { kind: "paused", pause: "signed_out" }, 6, 0),
    { teamNote: "two" },
    7,
  );

  test("comes back with everything unsent and the same mutation id", () => {
    const back = entryOfRecord(recordText(entry));
    expect(back?.attempt).toEqual(entry.attempt);
    expect(back && unsentFields(back)).toEqual({ rationale: "one", teamNote: "two" });
    expect(back?.pause).toBeNull();
    expect(back?.unsentSince).toBe(5);
  });

  test("is read as the first version of the product wrote it", () => {
    // Never changed: texts like this lie on devices.
    const text =
      '{"format":1,"address":"2026/BEN/ratings/G2.1/assessor","page":"/rounds/2026/BEN/G2","version":3,' +
      '"known":{"rationale":null,"dropped":"since"},"typed":{"teamNote":"two"},"bases":{"teamNote":3},"steps":[],' +
      '"attempt":{"mutationId":"id-1","base":3,"fields":{"rationale":"one"},"isStep":false},"tries":1,' +
      '"pause":"unanswered","conflicts":{},"unsentSince":5}';
    const back = entryOfRecord(text);
    expect(back).toMatchObject({ page: "/rounds/2026/BEN/G2", version: 3, tries: 1, unsentSince: 5 });
    expect(back?.attempt).toMatchObject({ mutationId: "id-1", base: 3 });
    expect(back && unsentFields(back)).toEqual({ rationale: "one", teamNote: "two" });
  });

  test("that cannot be read is no entry", () => {
    expect(entryOfRecord("{")).toBeNull();
    expect(entryOfRecord('{"format":99}')).toBeNull();
  });
});
