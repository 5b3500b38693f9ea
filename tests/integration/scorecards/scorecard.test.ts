import { and, eq } from "drizzle-orm";
import { describe, expect } from "vitest";
import type { Database } from "@/db/client";
import { assessmentFigures } from "@/db/schema/rating";
import { getAssessment } from "@/lib/assessments/queries";
import type { AssessmentKey } from "@/lib/assessments/subject";
import { type Actor, createContext } from "@/lib/core/context";
import { buildCard } from "@/lib/scorecards/card";
import type { Scorecard } from "@/lib/scorecards/page-data";
import { scorecard, whyOf } from "@/lib/scorecards/queries";
import { teamFacts } from "@/lib/scorecards/team-facts";
import { roundScores } from "@/lib/scores/queries";
import { addPassage } from "@/lib/sources/passages";
import { test } from "@/tests/support/database";
import { makeSource } from "@/tests/support/entries";
import { codeOf } from "@/tests/support/error-code";
import { contextOf, makePerson } from "@/tests/support/programme";
import {
  giveOne,
  makeProgramme,
  openRound,
  type Programme,
  publish,
  rateAll,
  take,
} from "@/tests/support/released-country";

/** Levels of a country whose core offence is incomplete, so that a gate lowers the band of G. */
const DRAFT = {
  "G2.1": { level: 1 },
  "G1.1": { level: 4 },
  "C1.1": { level: 3 },
  "R1.1": { level: 3 },
  "R4.4": { state: "not_assessed", level: null, reason: "not_reached" },
} as const;

/** The same without levels that claim more evidence than a test cites. */
const RELEASABLE = { "G2.1": { level: 1 }, "R1.1": { level: 1 } } as const;

/** A text of the State, which a check can keep in force. */
const LAW = { type: "official_document", issuedByState: true, title: "Act", publisher: "Parliament" };

const NOT_APPLICABLE = { state: "not_applicable", level: null } as const;

const options = { locale: "en", overall: true } as const;

function read(db: Database, actor: Actor, key: AssessmentKey): Promise<Scorecard> {
  return scorecard(contextOf(db, actor), key, options);
}

async function cardOf(db: Database, actor: Actor, key: AssessmentKey) {
  const found = await read(db, actor, key);
  if (found.view !== "card") throw new Error(`a ${found.view} in place of a card`);
  return found;
}

async function rated(
  db: Database,
  round: string,
  iso3: string,
  draft: Parameters<typeof rateAll>[3] = DRAFT,
): Promise<{ people: Programme; key: AssessmentKey }> {
  const people = await makeProgramme(db);
  await openRound(db, people, round, [iso3]);
  const key = { round, iso3 };
  await rateAll(db, people, key, draft);
  return { people, key };
}

/** A source of the country, cited for one of its ratings. */
async function citeSource(db: Database, people: Programme, { round, iso3 }: AssessmentKey, source: object) {
  const lead = contextOf(db, people.lead);
  const added = await addPassage(lead, {
    code: await makeSource(lead, iso3, source),
    locator: null,
    body: null,
    language: "en",
    round,
    iso3,
    indicators: ["C1.1"],
    shows: "exists",
    stance: "supports",
  });
  if (!added.ok) throw new Error(added.reason);
}

describe("a draft", () => {
  test("is a card for who writes it and coverage for the programme manager", async ({ db }) => {
    const { people, key } = await rated(db, "S-1", "XDA");
    const own = await cardOf(db, people.lead, key);
    expect(own).toMatchObject({ audience: "team", isDraft: true });
    const managers = await read(db, people.manager, key);
    expect(managers.view).toBe("progress");
    expect(JSON.stringify(managers)).not.toContain('"band"');
    expect(await codeOf(whyOf(contextOf(db, people.manager), { ...key, node: "G.capability" }, "en"))).toBe(
      "NOT_FOUND",
    );
  });

  test("is absent for observers, the State and strangers", async ({ db }) => {
    const { people, key } = await rated(db, "S-2", "XDB");
    const focal = await makePerson(db, "Focal");
    await giveOne(contextOf(db, people.manager), key, focal, "focal_point");
    const stranger = await makePerson(db, "Stranger", ["reader"]);
    const admin = await makePerson(db, "Admin", ["administrator"]);
    for (const actor of [people.observer, focal, stranger, admin])
      expect(await codeOf(read(db, actor, key))).toBe("NOT_FOUND");
  });

  test("shows the numbers of the table, and keeps the figure of a lowered band for the why tree", async ({
    db,
  }) => {
    const { people, key } = await rated(db, "S-3", "XDC");
    const { card } = await cardOf(db, people.lead, key);
    const { assessment } = await getAssessment(contextOf(db, people.lead), key);
    const stored = await db.read
      .select()
      .from(assessmentFigures)
      .where(and(eq(assessmentFigures.assessmentId, assessment.id)));
    for (const figure of [...card.figures, ...card.teamFigures, ...card.domains, ...card.exposureDomains]) {
      const row = stored.find((line) => line.key === figure.key);
      expect(figure.band?.code ?? null, figure.key).toBe(row?.band);
      expect(figure.lowered.map(({ code }) => code)).toEqual(row?.caps);
      if (figure.score) expect(figure.score.value, figure.key).toBeCloseTo(Number(row?.score), 0.5);
      if (figure.bounds) expect(figure.bounds.high.value).toBeCloseTo(Number(row?.high), 0.5);
    }
    const response = card.figures.find((figure) => figure.key === "G.capability");
    expect(response).toMatchObject({ score: null, bounds: null, plausible: null, band: { code: "limited" } });
    expect(response?.lowered).toMatchObject([{ code: "gate-offence", toConfirm: true }]);
    const why = await whyOf(contextOf(db, people.lead), { ...key, node: "G.capability" }, "en");
    expect(why.node.score?.value).toBeGreaterThan(40);
    expect(why.indicators.find(({ code }) => code === "G2.1")?.gates).toMatchObject([{ state: "applies" }]);
  });

  test("says from stored figures what a whole computation says", async ({ db }) => {
    const { people, key } = await rated(db, "S-12", "XDK", {
      ...DRAFT,
      "R4.3": { state: "not_assessed", level: null, reason: "no_answer" },
      "C2.1": { state: "not_assessed", level: null, reason: "no_answer" },
      ...Object.fromEntries(["G4.1", "G4.2", "G4.3"].map((code) => [code, NOT_APPLICABLE])),
    });
    const ctx = contextOf(db, people.lead);
    const { assessment } = await getAssessment(ctx, key);
    const { card } = await cardOf(db, people.lead, key);
    const whole = { audience: "team", overall: true, cutOffOn: assessment.cutOffOn, last: null } as const;
    expect(card).toEqual(buildCard(await teamFacts(ctx, assessment), whole));
    const system = createContext(db, { kind: "system", job: "scores" }, ctx.now);
    const printed = (await roundScores(system, key.round)).find((row) => row.key === "G4");
    expect([card.domains.find((domain) => domain.key === "G4")?.coverage, printed?.coverage]).toEqual([
      null,
      "",
    ]);
  });

  test("has the overall figure only where it was asked for", async ({ db }) => {
    const { people, key } = await rated(db, "S-4", "XDD");
    const quiet = await scorecard(contextOf(db, people.lead), key, { locale: "en", overall: false });
    if (quiet.view !== "card") throw new Error("no card");
    expect(quiet.card.teamFigures.map((figure) => figure.key)).toEqual(["R.exposure"]);
    const asked = await cardOf(db, people.lead, key);
    expect(asked.card.teamFigures.map((figure) => figure.key)).toContain("overall.capability");
  });

  test("names strengths and gaps by level and code", async ({ db }) => {
    const { people, key } = await rated(db, "S-5", "XDE");
    const { card } = await cardOf(db, people.lead, key);
    expect(card.strengths.map(({ code }) => code)).toEqual(["G1.1", "C1.1"]);
    expect(card.gaps.map(({ code }) => code)).toEqual(["G2.1"]);
  });
});

describe("a release", () => {
  test("shows nothing of exposure but words to who is outside the team", async ({ db }) => {
    const { people, key } = await rated(db, "S-6", "XDF", RELEASABLE);
    const focal = await makePerson(db, "Focal");
    await giveOne(contextOf(db, people.manager), key, focal, "focal_point");
    await publish(db, people, key);
    for (const actor of [people.observer, focal]) {
      const found = await cardOf(db, actor, key);
      expect(found).toMatchObject({ audience: "release", isDraft: false });
      const { card } = found;
      expect([card.teamFigures, card.exposureDomains]).toEqual([[], []]);
      expect(card.profile[0]).toMatchObject({ indicator: "R1.1", word: "Isolated" });
      expect(Object.keys(card.profile[0] ?? {})).not.toContain("level");
      const text = JSON.stringify(found);
      for (const key of ["R.exposure", "overall.capability", '"R1"', '"R2"', '"R3"'])
        expect(text).not.toContain(key);
      for (const node of ["R.exposure", "R1", "overall.capability"])
        expect(await codeOf(whyOf(contextOf(db, actor), { ...key, node }, "en"))).toBe("NOT_FOUND");
    }
  });

  test("says the same to the team and to the observer about capability", async ({ db }) => {
    const { people, key } = await rated(db, "S-7", "XDG", RELEASABLE);
    await publish(db, people, key);
    const [team, observer] = [await cardOf(db, people.manager, key), await cardOf(db, people.observer, key)];
    expect(team).toMatchObject({ audience: "team", isDraft: false });
    const plain = (figures: typeof team.card.figures) =>
      figures.map(({ key: code, band, score, bounds, coverage }) => ({
        code,
        band,
        score,
        bounds,
        coverage,
      }));
    expect(plain(observer.card.figures)).toEqual(plain(team.card.figures));
    expect(plain(observer.card.domains)).toEqual(plain(team.card.domains));
    const why = await whyOf(contextOf(db, people.observer), { ...key, node: "G.capability" }, "en");
    expect(why.node.score).not.toBeNull();
    expect(why.indicators.every(({ level }) => level === null || level >= 0)).toBe(true);
  });

  test("shows the same ages of published sources to the team and to the observer", async ({ db }) => {
    const { people, key } = await rated(db, "S-13", "XDL", RELEASABLE);
    const days = { publishedOn: "2019-05", periodTo: "2018" };
    await citeSource(db, people, key, { ...LAW, ...days, inForceCheckedOn: "2026-05-01" });
    await citeSource(db, people, key, {
      ...LAW,
      ...days,
      title: "Checked later",
      inForceCheckedOn: "2026-08-01",
    });
    await citeSource(db, people, key, { publishedOn: "2025-11" });
    await citeSource(db, people, key, {});
    await publish(db, people, key);
    const [team, observer] = [await cardOf(db, people.manager, key), await cardOf(db, people.observer, key)];
    expect(team.card.sources.rows.map(({ type, counts }) => [type, counts])).toEqual([
      ["official_document", [1, 0, 1, 0]],
      ["ngo_report", [1, 0, 0, 1]],
    ]);
    expect(observer.card.sources).toEqual(team.card.sources);
  });

  test("for its readers is absent before there is one, and then holds no more for the team than for an observer", async ({
    db,
  }) => {
    const { people, key } = await rated(db, "S-14", "XDM", RELEASABLE);
    const forReaders = (actor: Actor) =>
      scorecard(contextOf(db, actor), key, { ...options, forReaders: true });
    for (const actor of [people.lead, people.manager])
      expect(await codeOf(forReaders(actor))).toBe("NOT_FOUND");
    await publish(db, people, key);
    const { frame: _observers, ...seen } = await cardOf(db, people.observer, key);
    for (const actor of [people.lead, people.manager]) {
      const { frame: _own, ...card } = await forReaders(actor);
      expect(card).toEqual(seen);
    }
    await take(db, people.manager, key, "reopen", { reason: "A source was misread." });
    const { frame: _corrected, ...corrected } = await forReaders(people.lead);
    expect(corrected).toEqual(seen);
    const stranger = await makePerson(db, "Stranger", ["reader"]);
    expect(await codeOf(forReaders(stranger))).toBe("NOT_FOUND");
  });

  test("stays what observers read while a corrigendum is written", async ({ db }) => {
    const { people, key } = await rated(db, "S-8", "XDH", RELEASABLE);
    await publish(db, people, key);
    await take(db, people.manager, key, "reopen", { reason: "A source was misread." });
    expect(await cardOf(db, people.observer, key)).toMatchObject({ audience: "release", isDraft: false });
    expect(await cardOf(db, people.manager, key)).toMatchObject({ audience: "release", isDraft: false });
    expect(await cardOf(db, people.lead, key)).toMatchObject({ audience: "team", isDraft: true });
  });

  test("is compared with the round before, with causes for the team", async ({ db }) => {
    const { people, key } = await rated(db, "S-9", "XDI", RELEASABLE);
    await publish(db, people, key);
    const next = { round: "S-10", iso3: "XDI" };
    await openRound(db, people, next.round, [next.iso3], { startsOn: "2027-01-01", endsOn: "2027-12-31" });
    await rateAll(db, people, next, { ...RELEASABLE, "G2.1": { level: 3 }, "R1.1": { level: 2 } });
    const { change, last, card } = await cardOf(db, people.lead, next);
    expect(last).toMatchObject({ round: "S-9", isComparable: true });
    expect(change?.levels).toMatchObject([{ code: "G2.1", before: 1, now: 3 }]);
    expect(change?.words).toMatchObject([{ indicator: "R1.1", before: "Isolated", now: "Recurring" }]);
    expect(card.domains.find((domain) => domain.key === "G2")?.last).not.toBeNull();
  });
});
