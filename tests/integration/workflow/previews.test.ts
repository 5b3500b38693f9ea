import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import { hasOpenedPreviews, provePreviews } from "@/lib/assessments/preview-proof";
import { getAssessment } from "@/lib/assessments/queries";
import { stepFormSchema } from "@/lib/assessments/schema";
import { takeTransitionOfForm } from "@/lib/assessments/transitions";
import { publishFigures } from "@/lib/figures/mutations";
import { saveRating } from "@/lib/ratings/mutations";
import { changeEntry, checkEntry } from "@/lib/registers/mutations";
import { previewRelease } from "@/lib/releases/queries";
import { saveSource } from "@/lib/sources/mutations";
import { addPassage } from "@/lib/sources/passages";
import { addPassageSchema, saveSourceSchema } from "@/lib/sources/schema";
import { test } from "@/tests/support/database";
import { detectionOf, makeEntry, makeSource } from "@/tests/support/entries";
import { contextOf, makePerson } from "@/tests/support/programme";
import { makeProgramme, openRound, rateAll } from "@/tests/support/released-country";

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
  const proofs = async (ctx = lead) => provePreviews(ctx, assessment, await previewRelease(lead, key));

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

test("a figure that changes behind its reference asks for a new look", async ({ db }) => {
  const people = await makeProgramme(db);
  const key = { round: "P2", iso3: "XPB" };
  await openRound(db, people, key.round, [key.iso3]);
  await rateAll(db, people, key);
  const lead = contextOf(db, people.lead);
  const steward = contextOf(db, await makePerson(db, "Steward", ["data_steward"]));
  const { assessment } = await getAssessment(lead, key);
  const detection = { register: "detections", code: "" } as const;
  const publish = async (code: string, version: number) => {
    expect(await checkEntry(steward, { ...detection, code, version, withoutSource: "on" })).toMatchObject({
      ok: true,
    });
    expect(await publishFigures(steward, { register: "detections", iso3: key.iso3 })).toMatchObject({
      ok: true,
    });
  };
  const code = await makeEntry(lead, "detections", detectionOf(key.iso3, 2022, 120));
  await publish(code, 1);
  const saved = await saveRating(lead, {
    ...key,
    indicator: "R1.2",
    kind: "assessor",
    baseVersion: 2,
    mutationId: randomUUID(),
    fields: { rationale: `There were [[figure:${code}]] victims.` },
  });
  expect(saved.status).toBe("saved");
  const proofs = async () => provePreviews(lead, assessment, await previewRelease(lead, key));
  const opened = await proofs();
  expect(await hasOpenedPreviews(lead, assessment, opened)).toBe(true);

  const change = await changeEntry(lead, { ...detection, code, version: 2 }, (standing) => ({
    ...standing,
    values: { ...standing.values, value: 140 },
  }));
  expect(change).toMatchObject({ ok: true, value: { version: 3 } });
  await publish(code, 3);
  expect(await hasOpenedPreviews(lead, assessment, opened)).toBe(false);
  expect(await hasOpenedPreviews(lead, assessment, await proofs())).toBe(true);
});
