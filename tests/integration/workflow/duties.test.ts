import { describe, expect } from "vitest";
import type { Duty } from "@/db/enums";
import { endDuty, giveDuties, giveDuty, handOverDuty, listDuties } from "@/lib/assessments/duties";
import { getAssessment } from "@/lib/assessments/queries";
import { begin } from "@/tests/support/assessment-steps";
import { test } from "@/tests/support/database";
import { fillDraft } from "@/tests/support/drafts";
import { contextOf, makePerson, type TestPerson } from "@/tests/support/programme";

describe("duties", () => {
  test("are refused with the reason of the rule, in bulk without keeping the others back", async ({ db }) => {
    const { key, team } = await begin(db, "D-1", "XCA");
    const manager = contextOf(db, team.manager);
    const admin = await makePerson(db, "Admin", ["administrator"]);
    const give = (person: TestPerson, duty: Duty) => giveDuty(manager, key, { userId: person.userId, duty });
    expect(await give(team.assessor, "reviewer")).toEqual({ ok: false, reason: "rates_and_reviews" });
    expect(await give(team.reviewer, "approver")).toEqual({ ok: false, reason: "reviews_and_approves" });
    expect(await give(team.assessor, "lead")).toEqual({ ok: false, reason: "lead_taken" });
    expect(await give(admin, "assessor")).toEqual({ ok: false, reason: "administrator_has_no_duty" });
    expect(await give(team.assessor, "focal_point")).toEqual({ ok: false, reason: "inside_and_outside" });
    const bulk = await giveDuties(manager, {
      round: "D-1",
      countries: ["XCA", "XCZ"],
      userId: team.assessor.userId,
      duty: "second_rater",
    });
    expect(bulk).toEqual({
      ok: true,
      value: {
        outcomes: [
          { iso3: "XCA", refusal: null },
          { iso3: "XCZ", refusal: "not_open" },
        ],
      },
    });
    await expect(
      giveDuty(contextOf(db, team.lead), key, { userId: admin.userId, duty: "assessor" }),
    ).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  test("are handed over in one step and end with a reason", async ({ db }) => {
    const { key, id, team } = await begin(db, "D-2", "XCB");
    const manager = contextOf(db, team.manager);
    const successor = await makePerson(db, "Successor");
    const lead = (await listDuties(manager, id)).find(({ duty }) => duty === "lead");
    const handOver = {
      ...key,
      dutyId: lead?.id ?? "",
      reason: "Left the programme",
      userId: successor.userId,
    };
    expect((await handOverDuty(manager, handOver)).ok).toBe(true);
    expect(await handOverDuty(manager, handOver)).toEqual({ ok: false, reason: "duty_ended" });
    await expect(getAssessment(contextOf(db, team.lead), key)).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect((await getAssessment(contextOf(db, successor), key)).subject.duties).toEqual(["lead"]);
    const now = (await listDuties(manager, id)).find(({ userId }) => userId === successor.userId);
    await endDuty(manager, { ...key, dutyId: now?.id ?? "", reason: "Ended" });
    await expect(getAssessment(contextOf(db, successor), key)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("who rated before may not become reviewer after the duty ended", async ({ db }) => {
    const { key, id, team } = await begin(db, "D-3", "XCC");
    const manager = contextOf(db, team.manager);
    await fillDraft(db, id, team.assessor.userId);
    const duty = (await listDuties(manager, id)).find(({ userId }) => userId === team.assessor.userId);
    await endDuty(manager, { ...key, dutyId: duty?.id ?? "", reason: "Ended" });
    expect(await giveDuty(manager, key, { userId: team.assessor.userId, duty: "approver" })).toEqual({
      ok: false,
      reason: "has_rated",
    });
  });
});
