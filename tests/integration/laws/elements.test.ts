import { expect } from "vitest";
import { saveElements, secondRead } from "@/lib/laws/mutations";
import { readElements } from "@/lib/laws/queries";
import { saveElementsSchema } from "@/lib/laws/schema";
import { DEFINITIONS } from "@/lib/registers/definitions";
import { entryHistory, getEntry } from "@/lib/registers/entry-queries";
import { entrySchema } from "@/lib/registers/entry-schema";
import { saveEntry } from "@/lib/registers/mutations";
import { test } from "@/tests/support/database";
import { lawOf, makeEntry } from "@/tests/support/entries";
import { makePerson } from "@/tests/support/programme";
import { makeScoredCountry } from "@/tests/support/scored-country";

const READ = { recruitment: "covered", transfer: "partly", slavery: "not" };
const saved = (code: string, version: number, form: object) =>
  saveElementsSchema.parse({ code, version, ...form });

test("elements are saved one by one, what has no value stays unread, and the other rows stay", async ({
  db,
}) => {
  const made = await makeScoredCountry(db);
  const ctx = made.as(made.assessor);
  const events = [{ kind: "adopted", happenedOn: "2010" }];
  const code = await makeEntry(ctx, "laws", lawOf(made.iso3, READ, { events }));
  const { key, elements } = saved(code, 1, {
    "elements.fraud.value": "covered",
    "elements.fraud.article": "art. 4",
    "elements.recruitment.value": "covered",
    "elements.recruitment.article": "art. 1",
    "elements.transfer.value": "",
  });
  expect(await saveElements(ctx, key, elements)).toEqual({ ok: true, value: { version: 2 } });
  expect(await readElements(ctx, code)).toMatchObject([
    { element: "recruitment", value: "covered", article: "art. 1" },
    { element: "fraud", value: "covered", article: "art. 4" },
  ]);
  const entry = await getEntry(ctx, "laws", code);
  expect(entry.rows.events).toMatchObject(events);
  expect(await saveElements(ctx, key, [])).toEqual({ ok: false, reason: "changed_meanwhile" });
});

test("a covered element without an article and an article without a value are refused at their fields", () => {
  const parsed = saveElementsSchema.safeParse({
    code: "BEN-L-001",
    version: "1",
    "elements.fraud.value": "covered",
    "elements.slavery.article": "art. 4",
  });
  expect(parsed.error?.issues.map(({ path, message }) => `${path.join(".")}: ${message}`)).toEqual([
    "elements.fraud.article: registers.problems.article_missing",
    "elements.slavery.value: laws.problems.value_missing",
  ]);
});

test("a second person of the team confirms what was read, never its writer, and a change lapses it", async ({
  db,
}) => {
  const made = await makeScoredCountry(db);
  const writer = made.as(made.assessor);
  const reader = made.as(made.reviewer, 1_000);
  const code = await makeEntry(writer, "laws", lawOf(made.iso3, READ));
  const one = { code, version: 1, element: "recruitment" } as const;
  await expect(secondRead(writer, one)).rejects.toMatchObject({ code: "FORBIDDEN" });
  const stranger = made.as(await makePerson(db, "Stranger", ["reader"]));
  await expect(secondRead(stranger, one)).rejects.toMatchObject({ code: "NOT_FOUND" });

  expect(await secondRead(reader, one)).toEqual({ ok: true, value: { read: 1 } });
  expect(await secondRead(reader, one)).toEqual({ ok: false, reason: "changed_meanwhile" });
  expect(await secondRead(reader, { ...one, version: 2 })).toEqual({ ok: false, reason: "nothing_to_read" });
  const all = { code, version: 2, element: "all_with_article" } as const;
  expect(await secondRead(reader, all)).toEqual({ ok: true, value: { read: 1 } });
  expect(await readElements(writer, code)).toMatchObject([
    { element: "recruitment", secondReader: "reviewer", mayRead: false },
    { element: "transfer", secondReader: "reviewer" },
    { element: "slavery", secondReader: null, secondReadAt: null },
  ]);
  const [newest] = await entryHistory(reader, "laws", code);
  expect(newest?.fields).toEqual([
    { field: "secondRead", before: ["recruitment"], after: ["recruitment", "transfer"] },
  ]);

  const input = entrySchema(DEFINITIONS.laws).parse(lawOf(made.iso3, { ...READ, transfer: "covered" }));
  const key = { register: "laws", code, version: 3 } as const;
  expect((await saveEntry(made.as(made.lead, 2_000), key, input)).ok).toBe(true);
  expect((await readElements(writer, code)).map(({ secondReadAt }) => secondReadAt !== null)).toEqual([
    true,
    false,
    false,
  ]);
  await expect(
    secondRead(made.as(made.lead, 3_000), { code, version: 4, element: "transfer" }),
  ).rejects.toMatchObject({ code: "FORBIDDEN" });
});

test("who read one element first is not its second reader, though somebody else saved the law since", async ({
  db,
}) => {
  const made = await makeScoredCountry(db);
  const code = await makeEntry(made.as(made.assessor), "laws", lawOf(made.iso3));
  const input = (elements: Record<string, string>) =>
    entrySchema(DEFINITIONS.laws).parse(lawOf(made.iso3, elements));
  const key = (version: number) => ({ register: "laws", code, version }) as const;
  await saveEntry(made.as(made.lead), key(1), input({ fraud: "covered" }));
  await saveEntry(made.as(made.assessor, 1_000), key(2), input({ fraud: "covered", slavery: "covered" }));
  const lead = made.as(made.lead, 2_000);
  expect(await readElements(lead, code)).toMatchObject([
    { element: "fraud", mayRead: false },
    { element: "slavery", mayRead: true },
  ]);
  expect(await secondRead(lead, { code, version: 3, element: "fraud" })).toEqual({
    ok: false,
    reason: "nothing_to_read",
  });
});
