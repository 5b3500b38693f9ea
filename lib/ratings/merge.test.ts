import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { RATING_FIELDS, type RatingFieldName } from "./fields";
import { EMPTY_RATING, judgementVersion, mergeSave, type StoredRating, withFieldVersions } from "./merge";
import type { RatingFields } from "./schema";

const TEXTS = ["rationale", "teamNote", "searchSources", "requestWhat"] as const;
const touched = fc.record(
  Object.fromEntries(TEXTS.map((field) => [field, fc.constantFrom("a", "b", null)])),
  { requiredKeys: [] },
);

function save(stored: StoredRating, base: number, fields: RatingFields): StoredRating {
  const { conflicts, changed, after } = mergeSave(stored, base, fields);
  if (conflicts.length > 0 || changed.length === 0) return stored;
  const version = stored.version + 1;
  return { version, values: after, fieldVersions: withFieldVersions(stored.fieldVersions, changed, version) };
}

const EMPTY: StoredRating = { version: 0, values: EMPTY_RATING, fieldVersions: {} };

describe("merging a save", () => {
  test("a save over the newest version never conflicts, and what it did not touch stays", () => {
    fc.assert(
      fc.property(fc.array(touched, { maxLength: 6 }), touched, (earlier, last) => {
        const stored = earlier.reduce<StoredRating>((row, fields) => save(row, row.version, fields), EMPTY);
        const merge = mergeSave(stored, stored.version, last);
        expect(merge.conflicts).toEqual([]);
        for (const field of RATING_FIELDS) {
          const given: RatingFields[RatingFieldName] = Reflect.get(last, field);
          expect(merge.after[field]).toEqual(given === undefined ? stored.values[field] : given);
        }
      }),
    );
  });

  test("a stale save conflicts exactly in the fields that changed since and differ", () => {
    fc.assert(
      fc.property(touched, touched, touched, (first, theirs, mine) => {
        const base = save(EMPTY, 0, first);
        const stored = save(base, base.version, theirs);
        const { conflicts } = mergeSave(stored, base.version, mine);
        const expected = TEXTS.filter(
          (field) =>
            Reflect.get(mine, field) !== undefined &&
            stored.values[field] !== base.values[field] &&
            Reflect.get(mine, field) !== stored.values[field],
        );
        expect([...conflicts].sort()).toEqual([...expected].sort());
      }),
    );
  });

  test("the same save twice changes nothing the second time", () => {
    fc.assert(
      fc.property(touched, (fields) => {
        const once = save(EMPTY, 0, fields);
        expect(mergeSave(once, 0, fields)).toMatchObject({ conflicts: [], changed: [] });
      }),
    );
  });

  test("a base that the row has not reached trusts nothing", () => {
    const stored = save(EMPTY, 0, { rationale: "theirs" });
    expect(mergeSave(stored, 7, { rationale: "mine" }).conflicts).toEqual(["rationale"]);
  });

  test("a judgement has the version at which one of its fields last changed", () => {
    expect(judgementVersion({})).toBe(0);
    expect(judgementVersion({ rationale: 9, level: 3, state: 1, notApplicableReason: 4 })).toBe(4);
  });
});
