import { expect } from "vitest";
import { auditEvents } from "@/db/schema/audit";
import { saveProfile } from "@/lib/import/profiles/mutations";
import { profileFor } from "@/lib/import/profiles/queries";
import { saveProfileInput } from "@/lib/import/profiles/schema";
import { SHIPPED_PROFILES } from "@/lib/import/profiles/shipped";
import { test } from "@/tests/support/database";
import { contextOf, makePerson } from "@/tests/support/programme";

const header = ["Land", "Jahr", "Zahl"];
const mapping = {
  fields: ["country", "year", "value"],
  constants: { unit: "persons" },
  decimals: "comma",
  dates: null,
  marks: { "-99": "not_reported" },
} as const;
const input = (version: number, changes = {}) =>
  saveProfileInput.parse({ kind: "detections", header, mapping: { ...mapping, ...changes }, version });

test("a mapping is kept for the next file of its layout and kind, with who kept it", async ({ db }) => {
  const steward = contextOf(db, await makePerson(db, "Stefan", ["data_steward"]));
  expect(await profileFor(steward, "detections", header)).toBeNull();
  const events = await db.read.$count(auditEvents);
  expect(await saveProfile(steward, input(0))).toEqual({ ok: true, value: { version: 1 } });
  expect(await db.read.$count(auditEvents)).toBe(events + 1);
  expect(await profileFor(steward, "detections", ["LAND ", "jahr", "Zahl"])).toEqual({
    mapping,
    words: {},
    elsewhere: {},
    title: null,
    kept: { by: "Stefan", at: expect.any(Date), version: 1 },
  });
  expect(await profileFor(steward, "proceedings", header)).toBeNull();
  expect(await profileFor(steward, "detections", ["Jahr", "Land", "Zahl"])).toBeNull();
});

test("is changed by version, and one of two who change it at once is told", async ({ db }) => {
  const manager = contextOf(db, await makePerson(db, "Mona", ["programme_manager"]));
  const kind = { ...input(0), kind: "cooperation" };
  await saveProfile(manager, kind);
  expect(await saveProfile(manager, kind)).toEqual({ ok: false, reason: "changed_meanwhile" });
  expect(await saveProfile(manager, { ...kind, version: 1 })).toEqual({ ok: true, value: { version: 2 } });
  const fresh = { ...kind, kind: "practices" };
  const both = await Promise.all([saveProfile(manager, fresh), saveProfile(manager, fresh)]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
});

test("a shipped profile answers until somebody keeps another for its layout, and its words stay", async ({
  db,
}) => {
  const manager = contextOf(db, await makePerson(db, "Mila", ["programme_manager"]));
  for (const { kind, title, headers, words, elsewhere, mapping: shipped } of SHIPPED_PROFILES) {
    for (const layout of headers) {
      expect(await profileFor(manager, kind, layout)).toEqual({
        mapping: shipped,
        words,
        elsewhere,
        title,
        kept: null,
      });
    }
  }
  const [unodc] = SHIPPED_PROFILES;
  const layout = [...(unodc?.headers[0] ?? [])];
  const fields = layout.map(() => null);
  await saveProfile(
    manager,
    saveProfileInput.parse({ ...input(0), header: layout, mapping: { ...mapping, fields } }),
  );
  expect(await profileFor(manager, "detections", layout)).toMatchObject({
    mapping: { fields },
    words: unodc?.words,
    kept: { by: "Mila", version: 1 },
  });
});

test("who does not import keeps and sees no profile; a mapping that does not fit its header is refused", async ({
  db,
}) => {
  for (const role of ["administrator", "observer", "reader"] as const) {
    const ctx = contextOf(db, await makePerson(db, role, [role]));
    await expect(saveProfile(ctx, input(0))).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(profileFor(ctx, "detections", header)).rejects.toMatchObject({ code: "FORBIDDEN" });
  }
  expect(saveProfileInput.safeParse({ ...input(0), header: ["Land"] }).success).toBe(false);
  expect(saveProfileInput.safeParse(input(0, {})).success).toBe(true);
  expect(() => input(0, { marks: { "-99": "exact" } })).toThrow();
});
