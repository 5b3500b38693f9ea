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
import { interviews, sourceCountries, sourceReaders, sources } from "@/db/schema/source";
import type { Actor } from "@/lib/core/context";
import { newId } from "@/lib/core/ids";
import { can } from "@/lib/policy/can";
import { SOURCE_PERMISSIONS } from "@/lib/policy/source";
import type { SourceSubject } from "@/lib/policy/subjects";
import { sourceFacts, visibleTo } from "@/lib/sources/visible-to";
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
};

const INTERVIEWS: readonly (Interview | null)[] = [
  null,
  ...CONSENTS.flatMap((consent) => ATTRIBUTIONS.map((attribution) => ({ consent, attribution }))),
];

/** Every class × interview × named reader × author × country whose team is asked about, once each. */
async function makeCases(
  db: Database,
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
            for (const home of homes) {
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

type Place = { onTeam: boolean; onDraftingTeam: boolean };

function subjectOf(actor: Actor, source: Case, place: Place): SourceSubject {
  const { accessClass, mayBePublic } = source;
  const base = { kind: "source", accessClass, mayBePublic } as const;
  if (actor.kind === "system")
    return { ...base, isNamedReader: true, isAuthor: true, onTeam: true, onDraftingTeam: true };
  if (actor.kind === "anonymous")
    return { ...base, isNamedReader: false, isAuthor: false, onTeam: false, onDraftingTeam: false };
  return {
    ...base,
    isNamedReader: source.readers.includes(actor.userId),
    isAuthor: source.authorId === actor.userId,
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
  const cases = await makeCases(db, [drafting, reviewed, closed, null], self, other);
  const none: Place = { onTeam: false, onDraftingTeam: false };
  const team: Place = { onTeam: true, onDraftingTeam: false };
  const both: Place = { onTeam: true, onDraftingTeam: true };
  const places = (home: ScoredCountry | null, onTeam: boolean, drafts: boolean): Place => {
    if (home === null || home === closed || !onTeam) return none;
    return home === drafting && drafts ? both : team;
  };
  const people: { name: string; actor: Actor; place: (home: ScoredCountry | null) => Place }[] = [
    { name: "anonymous", actor: { kind: "anonymous" }, place: () => none },
    { name: "system", actor: { kind: "system", job: "test" }, place: () => both },
    { name: "nobody in particular", actor: self, place: () => none },
  ];
  for (const role of ROLES) {
    const actor: Actor = { ...self, roles: [role] };
    people.push({
      name: role,
      actor,
      place: (home) => places(home, role === "programme_manager", false),
    });
  }
  for (const [duty, onTeam, drafts] of [
    ["assessor", true, true],
    ["second_rater", true, true],
    ["reviewer", true, false],
    ["approver", true, false],
    ["focal_point", false, false],
    ["contributor", false, false],
  ] as const) {
    const actor = await makePerson(db, duty);
    for (const home of [drafting, reviewed, closed]) await home.giveDuty(actor.userId, duty);
    people.push({ name: duty, actor, place: (home) => places(home, onTeam, drafts) });
  }

  // An installation brings sources of its own.
  const own = eq(sources.title, "A source");
  for (const { name, actor, place } of people) {
    const seen = await db.read
      .select({ id: sources.id })
      .from(sources)
      .where(and(own, visibleTo(actor)));
    const rows = await db.read
      .select({ id: sources.id, ...sourceFacts(actor) })
      .from(sources)
      .where(own);
    const facts = new Map(rows.map(({ id, ...rest }) => [id, rest]));
    const subjects = cases.map((source) => ({
      source,
      subject: subjectOf(actor, source, place(source.home)),
    }));
    const allowed = subjects.filter(({ subject }) => can(actor, "source.read", subject));
    expect(new Set(seen.map(({ id }) => id)), name).toEqual(new Set(allowed.map(({ source }) => source.id)));
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
