import { randomUUID } from "node:crypto";
import { expect, vi } from "vitest";
import { test } from "@/tests/support/database";
import { makeSource } from "@/tests/support/entries";
import { contextOf } from "@/tests/support/programme";
import { makeProgramme, openRound, rateAll } from "@/tests/support/released-country";

vi.stubEnv("AUTH_SECRET", "a secret for tests that is long enough to be one");
const { getAssessment } = await import("@/lib/assessments/queries");
const { previewProof } = await import("@/lib/assessments/preview-proof");
const { stepFormSchema } = await import("@/lib/assessments/schema");
const { takeTransitionOfForm } = await import("@/lib/assessments/transitions");
const { saveRating } = await import("@/lib/ratings/mutations");
const { previewRelease } = await import("@/lib/releases/queries");
const { saveSource } = await import("@/lib/sources/mutations");
const { addPassage } = await import("@/lib/sources/passages");
const { addPassageSchema, saveSourceSchema } = await import("@/lib/sources/schema");

test("who submits has opened both previews of what is submitted; saying so is not enough", async ({ db }) => {
  const people = await makeProgramme(db);
  const key = { round: "P1", iso3: "XPA" };
  await openRound(db, people, key.round, [key.iso3]);
  await rateAll(db, people, key);
  const lead = contextOf(db, people.lead);
  const { assessment } = await getAssessment(lead, key);
  const submit = (proofs: { stateProof?: string; readerProof?: string }) =>
    takeTransitionOfForm(
      lead,
      stepFormSchema.parse({
        ...key,
        transition: "submit",
        version: String(assessment.version),
        previewSeen: "on",
        ...proofs,
      }),
    );
  const unseen = { ok: false, reason: "preview_not_seen" };
  const proofs = async (ctx = lead) => {
    const release = await previewRelease(lead, key);
    return {
      stateProof: previewProof(ctx, assessment, release, "state"),
      readerProof: previewProof(ctx, assessment, release, "reader"),
    };
  };

  expect(await submit({})).toEqual(unseen);
  const own = await proofs();
  expect(await submit({ stateProof: own.stateProof })).toEqual(unseen);
  expect(await submit({ stateProof: own.stateProof, readerProof: own.stateProof })).toEqual(unseen);
  expect(await submit(await proofs(contextOf(db, people.manager)))).toEqual(unseen);

  const saved = await saveRating(lead, {
    ...key,
    indicator: "R1.2",
    kind: "assessor",
    baseVersion: 2,
    mutationId: randomUUID(),
    fields: { rationale: "Changed after the previews were opened." },
  });
  expect(saved.status).toBe("saved");
  expect(await submit(own)).toEqual(unseen);

  const report = {
    type: "ngo_report",
    title: "A report",
    publisher: "IOM",
    issuedByState: false,
    typedLanguage: "en",
    countries: [key.iso3],
  };
  const code = await makeSource(lead, key.iso3, { ...report, accessClass: "restricted" });
  const cited = await addPassage(
    lead,
    addPassageSchema.parse({ code, locator: "p. 1", ...key, indicators: ["R1.2"] }),
  );
  expect(cited).toMatchObject({ ok: true });
  const whileClosed = await proofs();
  const opened = await saveSource(
    lead,
    saveSourceSchema.parse({ ...report, code, version: 1, accessClass: "public" }),
  );
  expect(opened).toMatchObject({ ok: true });
  expect(await submit(whileClosed)).toEqual(unseen);
  expect(await submit(await proofs())).toMatchObject({ ok: true });
});
