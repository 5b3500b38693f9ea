import { expect } from "vitest";
import { declareDomain } from "@/lib/assessments/declarations";
import { assessmentHistory } from "@/lib/assessments/history";
import { changeDueDate, saveScope } from "@/lib/assessments/mutations";
import { saveScopeSchema } from "@/lib/assessments/schema";
import { assessmentSubject } from "@/lib/assessments/subject";
import type { Ctx } from "@/lib/core/context";
import { test } from "@/tests/support/database";
import { contextOf, TEST_NOW } from "@/tests/support/programme";
import { makeProgramme, openRound } from "@/tests/support/released-country";

test("the history of an assessment tells who changed scope, declared domains and due days, and what they were", async ({
  db,
}) => {
  const people = await makeProgramme(db);
  const key = { round: "H1", iso3: "XHA" };
  await openRound(db, people, key.round, [key.iso3]);
  const manager = contextOf(db, people.manager, new Date(TEST_NOW.getTime() + 60_000));
  const lead = contextOf(db, people.lead, new Date(TEST_NOW.getTime() + 120_000));
  const due = { ...key, state: "drafting", dueOn: "2026-11-30", reason: "The roads were closed." } as const;
  expect(await changeDueDate(manager, due)).toMatchObject({ ok: true });
  const scope = (version: number, limits: string) =>
    saveScope(lead, saveScopeSchema.parse({ ...key, version, limits, periodFrom: "2024", language: "fr" }));
  await scope(0, "Le nord.");
  await scope(1, "Le nord et la côte.");
  await declareDomain(lead, { ...key, domain: "G1", complete: true });
  await declareDomain(lead, { ...key, domain: "G2", complete: true });
  await declareDomain(lead, { ...key, domain: "G1", complete: false });

  const told = async (ctx: Ctx) => assessmentHistory(ctx, await assessmentSubject(ctx, key));
  const lines = await told(lead);
  const domains = (text: string) => ({ kind: "domains", text, language: "und" });
  const limits = (text: string) => ({ kind: "text", text, language: "fr" });
  expect(lines.map(({ actor, changes }) => ({ actor, changes })).slice(0, 5)).toEqual([
    { actor: "Lead", changes: [{ field: "domains", before: domains("G1"), after: null }] },
    { actor: "Lead", changes: [{ field: "domains", before: null, after: domains("G2") }] },
    { actor: "Lead", changes: [{ field: "domains", before: null, after: domains("G1") }] },
    {
      actor: "Lead",
      changes: [
        {
          field: "limits",
          before: limits("Le nord."),
          after: limits("Le nord et la côte."),
          words: [
            { kind: "same", text: "Le nord" },
            { kind: "new", text: " et la côte" },
            { kind: "same", text: "." },
          ],
        },
      ],
    },
    {
      actor: "Lead",
      changes: [
        {
          field: "periodFrom",
          before: null,
          after: { kind: "partial_date", text: "2024", language: "fr" },
        },
        { field: "limits", before: null, after: limits("Le nord.") },
      ],
    },
  ]);
  expect(lines[5]).toMatchObject({
    actor: "Manager",
    at: manager.now.toISOString(),
    reason: "The roads were closed.",
    changes: [{ field: "drafting", after: { kind: "day", text: "2026-11-30" } }],
  });
  // The first due days come from the targets, when the assessment was opened.
  expect(lines[6]?.changes?.find(({ field }) => field === "drafting")?.after?.text).toBe(
    lines[5]?.changes?.[0]?.before?.text,
  );
  // The reviewer is told what was changed before the review begins, but not yet why.
  const reviewer = await told(contextOf(db, people.reviewer));
  expect(reviewer.map(({ changes }) => changes)).toEqual(lines.map(({ changes }) => changes));
  expect(reviewer.map(({ reason }) => reason)).toEqual(lines.map(() => null));
});
