import { and, eq } from "drizzle-orm";
import { expect } from "vitest";
import type { Database } from "@/db/client";
import { ASSESSMENT_STATES, type AssessmentState, DUTIES, ROLES } from "@/db/enums";
import { assessmentDuties, assessments, assessmentTransitions } from "@/db/schema/assessment";
import { countryDrafts } from "@/db/schema/country-comment";
import { releases } from "@/db/schema/release";
import { secondRatingPairs } from "@/db/schema/second-rating";
import { selfAssessments } from "@/db/schema/self-assessment";
import { visibleTo } from "@/lib/assessments/visible-to";
import type { Actor } from "@/lib/core/context";
import { newId } from "@/lib/core/ids";
import { ASSESSMENT_PERMISSIONS } from "@/lib/policy/assessment";
import { can } from "@/lib/policy/can";
import type { AssessmentSubject } from "@/lib/policy/subjects";
import { test } from "@/tests/support/database";
import {
  giveDutyRow,
  makeAssessment,
  makePerson,
  makeRound,
  shippedEditionId,
  TEST_NOW,
  type TestPerson,
} from "@/tests/support/programme";

type Case = { id: string } & Omit<AssessmentSubject, "kind" | "duties">;

/** Every state × reviewed before × released × kind of round × second rating × whether the State is heard × scoping. */
async function makeCases(db: Database): Promise<Case[]> {
  const cases: Case[] = [];
  let index = 0;
  const sender = await makePerson(db, "Sender");
  for (const [roundKind, hasSecondRating, stateIsHeard, beginsWithScoping] of [
    ["programme", false, false, true],
    ["programme", true, false, false],
    ["programme", true, true, false],
    ["outside", false, false, false],
  ] as const) {
    const code = `V-${roundKind}-${hasSecondRating}-${stateIsHeard}`;
    const flags = { secondRating: hasSecondRating, stateIsHeard, beginsWithScoping };
    const roundId = await makeRound(db, code, [], { kind: roundKind, ...flags });
    for (const state of ASSESSMENT_STATES) {
      for (const wasReviewed of [false, true]) {
        for (const hasRelease of [false, true]) {
          // Ratings are revealed to each other in half of the cases of a round that asks for two.
          const wasRevealed = hasSecondRating && index % 2 === 0;
          // A draft was sent to the State in half of the cases of a round that hears it.
          const stateWasAsked = stateIsHeard && Math.floor(index / 2) % 2 === 0;
          // The State was asked to assess itself in two thirds of the cases, and certified in one.
          const selfIsOpen = index % 3 === 1;
          const selfIsCertified = index % 3 === 2;
          const letters = [Math.floor(index / 26) % 26, index % 26].map((n) => String.fromCharCode(65 + n));
          index += 1;
          const id = await makeAssessment(db, roundId, `Q${letters.join("")}`, { state });
          await addHistory(
            db,
            id,
            index,
            { wasReviewed, hasRelease, wasRevealed, stateWasAsked, selfIsOpen, selfIsCertified },
            sender,
          );
          cases.push({
            id,
            state,
            roundKind,
            wasReviewed,
            hasRelease,
            hasSecondRating,
            wasRevealed,
            beginsWithScoping,
            selfIsOpen,
            selfIsCertified,
            stateIsHeard,
            stateWasAsked,
            hasHeardRelease: hasRelease && stateWasAsked,
          });
        }
      }
    }
  }
  return cases;
}

async function addHistory(
  db: Database,
  assessmentId: string,
  index: number,
  facts: Pick<
    AssessmentSubject,
    "wasReviewed" | "hasRelease" | "wasRevealed" | "stateWasAsked" | "selfIsOpen" | "selfIsCertified"
  >,
  sender: TestPerson,
): Promise<void> {
  const transition = (toState: AssessmentState) => ({
    id: newId(TEST_NOW),
    assessmentId,
    fromState: null,
    toState,
    transition: "test",
    at: TEST_NOW,
    ratingsSha256: "0".repeat(64),
  });
  const editionId = await shippedEditionId(db);
  await db.transaction(async (tx) => {
    await tx
      .insert(assessmentTransitions)
      .values(
        facts.wasReviewed
          ? [transition("drafting"), transition("internal_review")]
          : [transition("drafting")],
      );
    if (facts.wasRevealed) {
      await tx.insert(secondRatingPairs).values({
        id: newId(TEST_NOW),
        assessmentId,
        editionId,
        indicator: "G2.1",
        firstState: "rated",
        firstLevel: "1",
        firstVersion: 1,
        secondState: "rated",
        secondLevel: "1",
        secondVersion: 1,
        revealedAt: TEST_NOW,
        version: 1,
      });
    }
    if (facts.stateWasAsked) {
      await tx.insert(countryDrafts).values({
        id: newId(TEST_NOW),
        assessmentId,
        number: 1,
        kind: "whole",
        content: "{}",
        sha256: "0".repeat(64),
        sentBy: sender.userId,
        sentAt: TEST_NOW,
        dueOn: "2026-04-27",
        version: 1,
      });
    }
    if (facts.selfIsOpen || facts.selfIsCertified) {
      await tx.insert(selfAssessments).values({
        assessmentId,
        askedBy: sender.userId,
        askedAt: TEST_NOW,
        dueOn: "2026-05-25",
        ...(facts.selfIsCertified
          ? {
              certifiedBy: sender.userId,
              certifiedAt: TEST_NOW,
              statement: "Complete",
              statementLanguage: "en",
              ratingsSha256: "0".repeat(64),
            }
          : {}),
        version: 1,
      });
    }
    if (!facts.hasRelease) return;
    await tx.insert(releases).values({
      id: newId(TEST_NOW),
      code: `V-${index}`,
      assessmentId,
      number: 1,
      content: "{}",
      sha256: "0".repeat(64),
      auditHead: "0".repeat(64),
      publishedAt: TEST_NOW,
    });
  });
}

test("the WHERE clause of every permission allows exactly what the pure rule allows", async ({ db }) => {
  const cases = await makeCases(db);
  const people: { actor: Actor; duty: (typeof DUTIES)[number] | null }[] = [
    { actor: { kind: "anonymous" }, duty: null },
    { actor: { kind: "system", job: "test" }, duty: null },
    { actor: await makePerson(db, "Nobody"), duty: null },
  ];
  for (const role of ROLES) people.push({ actor: await makePerson(db, role, [role]), duty: null });
  for (const duty of DUTIES) {
    const actor: TestPerson = await makePerson(db, duty);
    for (const { id } of cases) await giveDutyRow(db, id, actor.userId, duty);
    people.push({ actor, duty });
  }
  const both = await makePerson(db, "Observer who reviews", ["observer", "reader"]);
  for (const { id } of cases) await giveDutyRow(db, id, both.userId, "reviewer");
  people.push({ actor: both, duty: "reviewer" });

  for (const { actor, duty } of people) {
    for (const permission of ASSESSMENT_PERMISSIONS) {
      const rows = await db.read
        .select({ id: assessments.id })
        .from(assessments)
        .where(visibleTo(actor, permission));
      const allowed = cases.filter((subject) =>
        can(actor, permission, { ...subject, kind: "assessment", duties: duty === null ? [] : [duty] }),
      );
      const who = actor.kind === "user" ? actor.name : actor.kind;
      expect(new Set(rows.map(({ id }) => id)), `${who}: ${permission}`).toEqual(
        new Set(allowed.map(({ id }) => id)),
      );
    }
  }
}, 120_000);

test("a duty that ended gives no sight", async ({ db }) => {
  const roundId = await makeRound(db, "V-ENDED", []);
  const id = await makeAssessment(db, roundId, "QZZ");
  const person = await makePerson(db, "Former");
  await giveDutyRow(db, id, person.userId, "lead");
  const seen = () =>
    db.read
      .select({ id: assessments.id })
      .from(assessments)
      .where(and(eq(assessments.id, id), visibleTo(person)));
  expect(await seen()).toHaveLength(1);
  await db.transaction((tx) =>
    tx
      .update(assessmentDuties)
      .set({ endedAt: TEST_NOW, endReason: "left" })
      .where(eq(assessmentDuties.userId, person.userId)),
  );
  expect(await seen()).toHaveLength(0);
});
