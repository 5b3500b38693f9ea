import { and, eq } from "drizzle-orm";
import { expect } from "vitest";
import type { Database } from "@/db/client";
import {
  ACCESS_CLASSES,
  type AccessClass,
  ATTRIBUTIONS,
  type Attribution,
  CONSENTS,
  type Consent,
  ROLES,
  type SourceType,
} from "@/db/enums";
import { assessmentDuties } from "@/db/schema/assessment";
import { interviews, sourceCountries, sourceOpenings, sourceReaders, sources } from "@/db/schema/source";
import type { Actor } from "@/lib/core/context";
import { newId } from "@/lib/core/ids";
import { can } from "@/lib/policy/can";
import { NO_PART, SOURCE_PERMISSIONS } from "@/lib/policy/source";
import type { SourceSubject } from "@/lib/policy/subjects";
import { openingKey, sourceFacts, visibleTo } from "@/lib/sources/visible-to";
import { test } from "@/tests/support/database";
import { makePerson, TEST_NOW, type TestPerson } from "@/tests/support/programme";
import { makeScoredCountry, type ScoredCountry } from "@/tests/support/scored-country";

type Interview = { consent: Consent; attribution: Attribution };
type Case = {
  id: string;
  accessClass: AccessClass;
  mayBePublic: boolean;
  home: ScoredCountry | null;
  readers: readonly string[];
  authorId: string;
  consentEnded: boolean;
  isOpened: boolean;
};

const INTERVIEWS: readonly (Interview | null)[] = [
  null,
  ...CONSENTS.flatMap((consent) => ATTRIBUTIONS.map((attribution) => ({ consent, attribution }))),
];

/** How somebody opened a source, as instants from now in minutes; null for nobody. */
const OPENINGS: readonly ({ until: number; ended: boolean } | null)[] = [
  null,
  { until: 1, ended: false },
  { until: 1, ended: true },
  { until: 0, ended: false },
];
const minutes = (count: number) => new Date(TEST_NOW.getTime() + count * 60_000);

/**
 * Every class × interview × named reader × author × country whose team is asked about, once each; and of these that
 * are confidential, each opened by everybody in every way.
 */
async function makeCases(
  db: Database,
  openers: readonly TestPerson[],
  homes: readonly (ScoredCountry | null)[],
  self: TestPerson,
  other: TestPerson,
): Promise<Case[]> {
  const cases: Case[] = [];
  await db.transaction(async (tx) => {
    // Rows from before the rule of interviews exist; what they say must still be decided.
    await tx.execute("set local session_replication_role = replica");
    for (const accessClass of ACCESS_CLASSES) {
      for (const interview of INTERVIEWS) {
        for (const reader of [self, other]) {
          for (const author of [self, other]) {
            const openings = accessClass === "confidential" && reader === author ? OPENINGS : [null];
            for (const [home, opening] of homes.flatMap((one) =>
              openings.map((other) => [one, other] as const),
            )) {
              const id = newId(TEST_NOW);
              const type: SourceType = interview === null ? "ngo_report" : "interview_nonstate";
              await tx.insert(sources).values({
                id,
                code: `ZZZ-S-${String(cases.length).padStart(6, "0")}`,
                type,
                title: "A source",
                issuedByState: false,
                accessClass,
                typedLanguage: "en",
                authorId: author.userId,
                receivedAt: TEST_NOW,
                version: 1,
              });
              await tx.insert(sourceReaders).values({
                sourceId: id,
                userId: reader.userId,
                grantedBy: author.userId,
                grantedAt: TEST_NOW,
              });
              if (opening)
                await tx.insert(sourceOpenings).values(
                  openers.map(({ userId }) => ({
                    id: newId(TEST_NOW),
                    sourceId: id,
                    userId,
                    reason: "A witness is in danger.",
                    openedAt: minutes(-2),
                    until: minutes(opening.until),
                    endedAt: opening.ended ? minutes(-1) : null,
                    endedBy: opening.ended ? author.userId : null,
                  })),
                );
              if (home) await tx.insert(sourceCountries).values({ sourceId: id, countryId: home.countryId });
              if (interview)
                await tx.insert(interviews).values({
                  sourceId: id,
                  personCode: "P-1",
                  consentOn: "2026-01-01",
                  deleteOn: "2030-01-01",
                  ...interview,
                });
              cases.push({
                id,
                accessClass,
                home,
                readers: [reader.userId],
                authorId: author.userId,
                consentEnded: interview !== null && interview.consent !== "given",
                isOpened: opening !== null && !opening.ended && opening.until > 0,
                mayBePublic:
                  interview === null ||
                  (interview.consent === "given" && interview.attribution !== "not_attributed"),
              });
            }
          }
        }
      }
    }
  });
  return cases;
}

type Place = { onTeam: boolean; onDraftingTeam: boolean; answersFor: boolean };

function subjectOf(actor: Actor, source: Case, place: Place): SourceSubject {
  const { accessClass, mayBePublic, consentEnded } = source;
  const base = { kind: "source", accessClass, mayBePublic, ...NO_PART, consentEnded } as const;
  if (actor.kind === "system")
    return { ...base, isNamedReader: true, isAuthor: true, onTeam: true, onDraftingTeam: true };
  if (actor.kind === "anonymous") return base;
  return {
    ...base,
    isNamedReader: source.readers.includes(actor.userId),
    isAuthor: source.authorId === actor.userId,
    hasOpened: source.isOpened,
    ...place,
  };
}

test("the WHERE clause and the facts of sources say what the pure rule says, for everybody", async ({
  db,
}) => {
  const [drafting, reviewed, closed] = [
    await makeScoredCountry(db),
    await makeScoredCountry(db),
    await makeScoredCountry(db),
  ];
  await reviewed.setState("internal_review");
  await closed.setState("published");
  const self = await makePerson(db, "Self");
  const other = await makePerson(db, "Other");
  const none: Place = { onTeam: false, onDraftingTeam: false, answersFor: false };
  const places = (
    home: ScoredCountry | null,
    {
      onTeam,
      drafts = false,
      answersFor = false,
    }: { onTeam: boolean; drafts?: boolean; answersFor?: boolean },
  ): Place => {
    if (home === null || home === closed || !onTeam) return none;
    return { onTeam, onDraftingTeam: home === drafting && drafts, answersFor };
  };
  const people: { name: string; actor: Actor; place: (home: ScoredCountry | null) => Place }[] = [
    { name: "anonymous", actor: { kind: "anonymous" }, place: () => none },
    { name: "system", actor: { kind: "system", job: "test" }, place: () => none },
    { name: "nobody in particular", actor: self, place: () => none },
  ];
  for (const role of ROLES) {
    const actor: Actor = { ...self, roles: [role] };
    const manages = role === "programme_manager";
    people.push({
      name: role,
      actor,
      place: (home) => places(home, { onTeam: manages, answersFor: manages }),
    });
  }
  const openers = [self];
  // An assessment has one lead: those that came with it make room.
  await db.transaction((tx) =>
    tx
      .update(assessmentDuties)
      .set({ endedAt: TEST_NOW, endReason: "Makes room" })
      .where(eq(assessmentDuties.duty, "lead")),
  );
  for (const [duty, may] of [
    ["lead", { onTeam: true, drafts: true, answersFor: true }],
    ["assessor", { onTeam: true, drafts: true }],
    ["second_rater", { onTeam: true, drafts: true }],
    ["reviewer", { onTeam: true }],
    ["approver", { onTeam: true }],
    ["focal_point", { onTeam: false }],
    ["contributor", { onTeam: false }],
  ] as const) {
    const actor = await makePerson(db, duty);
    openers.push(actor);
    for (const home of [drafting, reviewed, closed]) await home.giveDuty(actor.userId, duty);
    people.push({ name: duty, actor, place: (home) => places(home, may) });
  }
  const cases = await makeCases(db, openers, [drafting, reviewed, closed, null], self, other);

  // An installation brings sources of its own.
  const own = eq(sources.title, "A source");
  for (const { name, actor, place } of people) {
    const seen = await db.read
      .select({ id: sources.id })
      .from(sources)
      .where(and(own, visibleTo({ actor, now: TEST_NOW })));
    const opened = await db.read
      .select({ id: sources.id, key: openingKey({ actor, now: TEST_NOW }) })
      .from(sources)
      .where(own);
    const rows = await db.read
      .select({ id: sources.id, ...sourceFacts({ actor, now: TEST_NOW }) })
      .from(sources)
      .where(own);
    const facts = new Map(rows.map(({ id, ...rest }) => [id, rest]));
    const subjects = cases.map((source) => ({
      source,
      subject: subjectOf(actor, source, place(source.home)),
    }));
    const allowed = subjects.filter(({ subject }) => can(actor, "source.read", subject));
    expect(new Set(seen.map(({ id }) => id)), name).toEqual(new Set(allowed.map(({ source }) => source.id)));
    const openable = subjects.filter(({ subject }) => can(actor, "source.open", subject));
    expect(new Set(opened.flatMap(({ id, key }) => (key === null ? [] : [id]))), name).toEqual(
      new Set(openable.map(({ source }) => source.id)),
    );
    for (const { source, subject } of subjects) {
      const { kind, accessClass, ...expected } = subject;
      expect(facts.get(source.id), `${name}: ${accessClass}`).toEqual(expected);
      const loaded: SourceSubject = { ...expected, ...facts.get(source.id), kind, accessClass };
      for (const permission of SOURCE_PERMISSIONS)
        expect(can(actor, permission, loaded), `${name}: ${permission}`).toBe(
          can(actor, permission, subject),
        );
    }
  }
});
